using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>The shell over a real broker with TLS: what the scripts cannot know.</summary>
public sealed class BrokerTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeHistorian _historian = new();
    private readonly RecordingStage _stage = new();
    private readonly List<SentCommand> _heard = [];
    private readonly List<MqttClient> _clients = [];
    private LocalCertificateAuthority _authority = null!;
    private MosquittoBroker _broker = null!;
    private MqttHostLink _link = null!;
    private SparkplugHost _host = null!;
    private IngestStage _ingest = null!;

    [MosquittoFact]
    public async Task A_session_over_a_real_broker_and_across_its_restart()
    {
        await StartBrokerAsync();
        StartGateway();
        MqttClient node = Connect("N001", CertificateRole.Node);
        Until("the gateway's STATE", () => _heard.Any(message => message.IsOnline == true));

        long nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.True(node.Publish(Messages.NodeBirthTopic, Messages.NodeBirth(nowMs), 0, false));
        Assert.True(node.Publish(Messages.DeviceBirthTopic, Messages.DeviceBirth(nowMs), 0, false));
        Assert.True(node.Publish(Messages.DataTopic, Messages.Data(nowMs, 2, 1, 12.5f), 0, false));
        // Somebody keeps a message on the broker: at the next connection it must not be taken for a new one.
        Assert.True(node.Publish(Messages.DataTopic, Messages.Data(nowMs, 3, 2, 99f), 0, true));
        Until("the records", () => _stage.Records.Count == 2);
        _historian.Commit();
        Until("the confirmation", () => _heard.Any(message => message.Stored.Contains(2)));
        Assert.Equal(12.5, _stage.Records[0].Readings[0].Value.Number);

        _link.Abort();
        Until("the will", () => _heard.Count(message => message.IsOnline == false) == 1);
        Until("another connection", () => _link.IsConnected && _heard.Count(message => message.IsOnline == true) == 2);
        SentCommand[] states = [.. _heard.Where(message => message.IsOnline is not null)];
        Assert.Equal([true, false, true], states.Select(state => state.IsOnline!.Value));
        // The will is of the connection that it ends, and the next birth is younger.
        Assert.Equal(states[0].TimestampMs, states[1].TimestampMs);
        Assert.True(states[2].TimestampMs > states[1].TimestampMs);
        Until("the kept message", () => _host.Nodes[0].Faults.Any(fault => fault.Kind == FaultKind.Retained));
        Assert.Equal(2, _stage.Records.Count);
        Assert.False(_host.Nodes[0].IsOnline);

        await _broker.RestartAsync();
        _heard.Clear();
        Until("the broker's loss", () => !node.IsConnected);
        Connect("N002", CertificateRole.Node);
        Until("STATE on the new broker", () => _heard.Any(message => message.IsOnline == true));
        _ingest.Leave();
        Until("the good-bye", () => _heard.Any(message => message.IsOnline == false));
        Assert.False(_link.IsConnected);
    }

    public Task InitializeAsync()
    {
        _authority = LocalCertificateAuthority.OpenOrCreate(_folder.File("authority"), TimeProvider.System);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        _link?.Dispose();
        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        _authority.Dispose();
        _folder.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private async Task StartBrokerAsync()
    {
        _broker = await MosquittoBroker.StartAsync(
            new BrokerOptions { Folder = _folder.File("broker"), Authority = _authority, GroupId = "W1" },
            TimeProvider.System,
            CancellationToken.None);
    }

    private void StartGateway()
    {
        MqttClientOptions client = _authority.Issue("gateway", CertificateRole.Gateway).ClientOptions("127.0.0.1", _broker.Port);
        var options = new IngestOptions
        {
            Broker = new BrokerEndpoint
            {
                Port = _broker.Port,
                CaFile = client.CaFile,
                CertificateFile = client.CertificateFile,
                KeyFile = client.KeyFile,
            },
        };
        _link = new MqttHostLink(options, TimeProvider.System, NullLogger<MqttHostLink>.Instance);
        _host = new SparkplugHost(
            options, TestWorkshop.Model, TimeProvider.System, _historian, [_stage], _link, new IngestMetrics(), NullLogger<SparkplugHost>.Instance);
        _ingest = new IngestStage(_host, _link, TimeProvider.System);
    }

    private MqttClient Connect(string name, CertificateRole role)
    {
        var client = new MqttClient(_authority.Issue(name, role).ClientOptions("127.0.0.1", _broker.Port));
        bool isSubscribed = false;
        client.Connected = _ =>
        {
            Assert.True(client.Subscribe(_host.StateTopic, 1));
            Assert.True(client.Subscribe($"spBv1.0/W1/NCMD/{name}", 1));
        };
        client.Subscribed = _ => isSubscribed = true;
        client.MessageReceived = (payload, topic, _, _) => _heard.Add(new SentCommand(topic, payload.ToArray()));
        Assert.True(client.Connect(Patience, out string error), error);
        _clients.Add(client);
        Until("the node's connection", () => isSubscribed);
        return client;
    }

    private void Until(string what, Func<bool> isDone)
    {
        long start = Stopwatch.GetTimestamp();
        while (!isDone())
        {
            _ingest.Step();
            _clients.ForEach(client => client.Loop(5));
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "waited in vain for " + what);
        }
    }
}
