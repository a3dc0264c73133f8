using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Testing.Sparkplug;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>A client with a node's certificate that sends whatever a script says, over TLS; a thread of its own serves its socket.</summary>
internal sealed class NodeImpostor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly MqttClientGroup _group = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MqttClient _client;
    private readonly Thread _thread;
    private readonly ScriptNode _node = new();

    private NodeImpostor(CertificateFiles certificate, int port)
    {
        Port = port;
        _client = new MqttClient(certificate.ClientOptions("127.0.0.1", port))
        {
            Connected = _ => _connected.TrySetResult(),
            Disconnected = _ => _disconnected.TrySetResult(),
        };
        _thread = new Thread(() => _group.Run(_stop.Token)) { IsBackground = true, Name = "impostor" };
    }

    /// <summary>Port of the broker.</summary>
    public int Port { get; }

    /// <summary>Ends when the broker has thrown it out.</summary>
    public Task Disconnected => _disconnected.Task.WaitAsync(Patience);

    /// <param name="certificate">The node it is, or says it is.</param>
    /// <param name="port">Of the broker.</param>
    public static async Task<NodeImpostor> ConnectAsync(CertificateFiles certificate, int port)
    {
        var impostor = new NodeImpostor(certificate, port);
        Assert.True(impostor._client.Connect(Patience, out string error), error);
        impostor._group.Add(impostor._client);
        impostor._thread.Start();
        await impostor._connected.Task.WaitAsync(Patience);
        return impostor;
    }

    /// <summary>Sends the message of a script's line, e.g. <c>DDATA N004/smoke-1 seq=2 number=1 .optical-density=0.1</c>.</summary>
    public void Send(string text)
    {
        var line = new ScriptLine(text);
        long atMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + line.NumberOr("at", 0);
        SendRaw($"spBv1.0/W1/{line.Verb}/{line.Words[0]}", _node.Message(line, atMs));
    }

    public void SendRaw(string topic, byte[] payload) => Assert.True(_client.Publish(topic, payload, 0, false), _client.Diagnosis);

    public void Dispose()
    {
        _stop.Cancel();
        _client.Wake();
        _thread.Join();
        _group.Dispose();
        _client.Dispose();
        _stop.Dispose();
    }
}
