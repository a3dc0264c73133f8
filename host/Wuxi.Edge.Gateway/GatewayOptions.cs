using Microsoft.Extensions.Logging;
using Wuxi.Edge.Gateway.Updates;

namespace Wuxi.Edge.Gateway;

/// <summary>What one gateway process is told at start. Immutable.</summary>
/// <param name="DataFolder">Folder of the database; made if absent.</param>
/// <param name="BrokerHost">Host of the MQTT broker.</param>
/// <param name="BrokerPort">Port of the MQTT broker.</param>
/// <param name="CertificateFolder">Folder with <c>ca.crt</c>, <c>gateway.crt</c> and <c>gateway.key</c>; null: no TLS.</param>
/// <param name="Url">Where the console is served; loopback only until there are accounts.</param>
/// <param name="UseJsonLog">One JSON object a log line, for machines, instead of text for people.</param>
/// <param name="MinimumLogLevel">Least urgent messages that are logged.</param>
/// <param name="Updates">Images and orders to update nodes; null: neither.</param>
public sealed record GatewayOptions(
    string DataFolder,
    string BrokerHost,
    int BrokerPort,
    string? CertificateFolder,
    string Url = GatewayOptions.DefaultUrl,
    bool UseJsonLog = false,
    LogLevel MinimumLogLevel = LogLevel.Information,
    UpdateOptions? Updates = null)
{
    /// <summary>Where the console is, unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Sparkplug host id of the gateway, and the common name of its certificate.</summary>
    public const string HostId = "gateway";
}
