using Microsoft.Extensions.Logging;
using Wuxi.Edge.Gateway;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Cli;

/// <summary>
/// A broker for one workshop with its own certificate authority, a certificate for the gateway, and a certificate and a key for
/// updates for every node, all in one folder that only its owner can read.
/// </summary>
internal sealed class BrokerSite : IAsyncDisposable
{
    private readonly LocalCertificateAuthority _authority;

    private BrokerSite(LocalCertificateAuthority authority, MosquittoBroker broker, string certificateFolder)
    {
        _authority = authority;
        Broker = broker;
        CertificateFolder = certificateFolder;
    }

    public MosquittoBroker Broker { get; }

    /// <summary>Folder with <c>ca.crt</c> and, for each name, <c>NAME.crt</c> and <c>NAME.key</c>.</summary>
    public string CertificateFolder { get; }

    /// <exception cref="BrokerException">The broker cannot be started; the message says why.</exception>
    public static async Task<BrokerSite> StartAsync(
        string folder, WorkshopModel workshop, int port, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        string certificates = Path.Combine(folder, "certificates");
        LocalCertificateAuthority authority = LocalCertificateAuthority.OpenOrCreate(certificates, time);
        authority.Issue(GatewayOptions.HostId, CertificateRole.Gateway);
        foreach (NodeDefinition node in workshop.Nodes)
        {
            authority.Issue(node.Id, CertificateRole.Node);
            UpdateKeyFile.OpenOrCreate(certificates, node.Id);
        }

        MosquittoBroker broker = await MosquittoBroker.StartAsync(
            new BrokerOptions
            {
                Folder = Path.Combine(folder, "broker"),
                Authority = authority,
                GroupId = workshop.Id,
                GatewayName = GatewayOptions.HostId,
                Port = port,
                Logger = logger,
            },
            time,
            cancellation);
        return new BrokerSite(authority, broker, certificates);
    }

    public async ValueTask DisposeAsync()
    {
        await Broker.DisposeAsync();
        _authority.Dispose();
    }
}
