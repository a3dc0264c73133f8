using System.Diagnostics;
using System.Text;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>A client that notes what it is told, and pumps its loop until something is so.</summary>
public sealed class TestClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public TestClient(MqttClientOptions options)
    {
        Client = new MqttClient(options)
        {
            Connected = code => ConnackCode = code,
            Disconnected = code => DisconnectCodes.Add(code),
            Subscribed = Granted.Add,
            MessageReceived = (payload, topic, qos, retain) => Messages.Add(new Message(topic, payload.ToArray(), qos, retain)),
        };
    }

    public MqttClient Client { get; }

    public int? ConnackCode { get; private set; }

    public List<int> DisconnectCodes { get; } = [];

    public List<int> Granted { get; } = [];

    public List<Message> Messages { get; } = [];

    public IEnumerable<string> Topics => Messages.Select(message => message.Topic);

    public void Connect()
    {
        ConnackCode = null;
        int ended = DisconnectCodes.Count;
        Assert.True(Client.Connect(TimeSpan.FromSeconds(10), out string error), error);
        Pump("CONNACK", () => ConnackCode is not null || DisconnectCodes.Count > ended);
        Assert.True(Client.IsConnected, $"not connected: {ConnackCode}, {string.Join(',', DisconnectCodes)}, {Client.Diagnosis}");
    }

    public void Subscribe(string filter, int qos = 0)
    {
        int before = Granted.Count;
        Assert.True(Client.Subscribe(filter, qos));
        Pump("SUBACK", () => Granted.Count > before);
    }

    public void Publish(string topic, string text = "x", int qos = 0, bool retain = false) =>
        Assert.True(Client.Publish(topic, Encoding.UTF8.GetBytes(text), qos, retain));

    public void PumpUntilTopic(string topic) => Pump(topic, () => Messages.Any(message => message.Topic == topic));

    public void Pump(string what, Func<bool> isDone) => Pump(what, isDone, this);

    /// <summary>Runs the loops of several clients until the condition holds; fails with <paramref name="what"/> after a long time.</summary>
    public static void Pump(string what, Func<bool> isDone, params TestClient[] clients)
    {
        long start = Stopwatch.GetTimestamp();
        while (!isDone())
        {
            foreach (TestClient client in clients)
            {
                client.Client.Loop(clients.Length == 1 ? 50 : 5);
            }

            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "waited in vain for " + what);
        }
    }

    public void Dispose() => Client.Dispose();
}
