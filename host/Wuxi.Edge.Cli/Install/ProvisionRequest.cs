namespace Wuxi.Edge.Cli.Install;

/// <summary>What <c>edge provision</c> is asked for. Immutable.</summary>
/// <param name="Workshop">The workshop file.</param>
/// <param name="Node">Id of the node.</param>
/// <param name="Broker">Where the node finds the broker.</param>
/// <param name="WifiName">SSID.</param>
/// <param name="Certificates">Folder of the workshop's certificate authority.</param>
/// <param name="Folder">Where the node's files go.</param>
internal sealed record ProvisionRequest(string Workshop, string Node, HostAndPort Broker, string WifiName, string Certificates, string Folder);
