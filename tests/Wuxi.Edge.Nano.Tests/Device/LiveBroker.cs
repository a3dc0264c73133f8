using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>A real Mosquitto with the workshop's certificates and rights, and a gateway that notes what it is sent.</summary>
public sealed class LiveBroker : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private LocalCertificateAuthority _authority = null!;
    private MosquittoBroker? _broker;
    private MqttClient? _gateway;

    public ConcurrentQueue<(string Topic, byte[] Payload)> Received { get; } = new();

    public int Port => _broker!.Port;

    public async Task InitializeAsync()
    {
        if (MosquittoFactAttribute.IsMissing)
        {
            return;
        }

        _authority = LocalCertificateAuthority.OpenOrCreate(_folder.File("authority"), TimeProvider.System);
        var options = new BrokerOptions { Folder = _folder.File("broker"), Authority = _authority, GroupId = "W1" };
        _broker = await MosquittoBroker.StartAsync(options, TimeProvider.System, CancellationToken.None);
        _gateway = new MqttClient(_authority.Issue("gateway", CertificateRole.Gateway).ClientOptions("127.0.0.1", Port))
        {
            MessageReceived = (payload, topic, _, _) => Received.Enqueue((topic, payload.ToArray())),
        };
        int granted = 0;
        _gateway.Subscribed = _ => granted++;
        Assert.True(_gateway.Connect(TimeSpan.FromSeconds(10), out string error), error);
        Until("the gateway's connection", () => _gateway.IsConnected);
        Assert.True(_gateway.Subscribe("spBv1.0/#", 1));
        Until("the gateway's subscription", () => granted == 1);
    }

    public async Task DisposeAsync()
    {
        _gateway?.Dispose();
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
            _authority.Dispose();
        }

        _folder.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    public void Send(string topic, params byte[] payload) => Assert.True(_gateway!.Publish(topic, payload, 0, false));

    public void Retain(string topic, string text) => Assert.True(_gateway!.Publish(topic, Encoding.UTF8.GetBytes(text), 1, true));

    /// <summary>Runs the gateway's loop until the condition holds.</summary>
    public void Until(string what, Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            _gateway!.Loop(5);
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "waited in vain for " + what);
        }
    }

    public void UntilReceived(string topic) => Until(topic, () => Received.Any(message => message.Topic == topic));

    /// <summary>A node's link with certificate objects, as on the device. Set <c>EmulatedBoard.Current</c> before.</summary>
    public MqttLink Link(string node, bool strangeAuthority = false)
    {
        CertificateFiles files = _authority.Issue(node, CertificateRole.Node);
        using LocalCertificateAuthority? stranger = strangeAuthority
            ? LocalCertificateAuthority.OpenOrCreate(_folder.File("stranger"), TimeProvider.System)
            : null;
        return new MqttLink(
            "127.0.0.1",
            Port,
            node,
            X509CertificateLoader.LoadCertificateFromFile(stranger?.CaFile ?? files.CaFile),
            X509Certificate2.CreateFromPemFile(files.CertificateFile, files.KeyFile));
    }
}
