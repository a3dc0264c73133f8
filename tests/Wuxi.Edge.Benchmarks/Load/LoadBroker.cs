using System.Net.Sockets;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>
/// Mosquitto for a bench, in a folder: a listener without TLS for the load, the same for whoever subscribes, and on demand one with
/// certificates as in the product beside it. Disposing it ends the process.
/// </summary>
public sealed class LoadBroker : IAsyncDisposable
{
    /// <summary>The product's: what comes beyond is dropped, and stays unconfirmed on its node.</summary>
    public const int ProductQueue = 20_000;

    /// <summary>For capacity: the queue holds what a flat-out load sends, and nobody has to send again.</summary>
    public const int UnlimitedQueue = 0;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);

    private readonly ChildProcess _process;
    private readonly LocalCertificateAuthority? _authority;

    private LoadBroker(ChildProcess process, LocalCertificateAuthority? authority, int port, int tlsPort, string certificateFolder)
    {
        _process = process;
        _authority = authority;
        Port = port;
        TlsPort = tlsPort;
        CertificateFolder = certificateFolder;
    }

    public int ProcessId => _process.Id;

    /// <summary>Port without TLS on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Port with TLS and client certificates; 0 for none.</summary>
    public int TlsPort { get; }

    /// <summary>Folder with the certificates that were asked for.</summary>
    public string CertificateFolder { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">For its configuration, its log and the certificates.</param>
    /// <param name="queue">Messages held for one slow client.</param>
    /// <param name="nodes">Who gets a certificate, besides the gateway; null: no TLS.</param>
    public static async Task<LoadBroker> StartAsync(string folder, int queue, IReadOnlyList<string>? nodes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        int port = FreePort.Next();
        int tlsPort = 0;
        string certificates = Path.Combine(folder, "certificates");
        LocalCertificateAuthority? authority = null;
        string configuration = $"""
            per_listener_settings true
            user {Environment.UserName}
            log_dest stderr
            log_type error
            persistence false
            sys_interval 0
            set_tcp_nodelay true
            max_inflight_messages 20
            max_queued_messages {queue}
            listener {port} 127.0.0.1
            allow_anonymous true

            """;
        if (nodes is not null)
        {
            tlsPort = FreePort.Next();
            authority = LocalCertificateAuthority.OpenOrCreate(certificates, TimeProvider.System);
            authority.Issue("gateway", CertificateRole.Gateway);
            foreach (string node in nodes)
            {
                authority.Issue(node, CertificateRole.Node);
            }

            CertificateFiles own = authority.Issue("broker", CertificateRole.Broker);
            configuration += $"""
                listener {tlsPort} 127.0.0.1
                allow_anonymous false
                cafile {own.CaFile}
                certfile {own.CertificateFile}
                keyfile {own.KeyFile}
                tls_version tlsv1.2
                require_certificate true
                use_identity_as_username true
                use_username_as_clientid true

                """;
        }

        string file = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(file, configuration, cancellationToken);
        ChildProcess process = ChildProcess.Start(Tools.Mosquitto, ["-c", file], Path.Combine(folder, "mosquitto.log"));
        var broker = new LoadBroker(process, authority, port, tlsPort, certificates);
        await Until.TrueAsync(() => Task.FromResult(Listens(port)), StartLimit, $"mosquitto does not listen; see {folder}/mosquitto.log", cancellationToken);
        return broker;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _authority?.Dispose();
    }

    private static bool Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
