using System.Collections.Concurrent;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>Many clients on one thread.</summary>
public class GroupTests(Workshop workshop) : IClassFixture<Workshop>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [MosquittoFact]
    public void Two_hundred_clients_share_a_thread_with_descriptors_beyond_what_select_can_do()
    {
        const int Clients = 200;
        const int SelectLimit = 1024;
        // The descriptors below 1024 are used up, which is where mosquitto_loop gives up.
        List<FileStream> ballast = [.. Enumerable.Range(0, SelectLimit).Select(_ => File.OpenRead("/dev/null"))];
        using var group = new MqttClientGroup();
        using var driver = new Driver(group);
        var received = new ConcurrentDictionary<string, string>();
        using var connected = new CountdownEvent(Clients);
        using var subscribed = new CountdownEvent(Clients);
        using var answered = new CountdownEvent(Clients);
        List<MqttClient> clients = [];
        foreach (int i in Enumerable.Range(0, Clients))
        {
            string name = $"G{i:000}";
            var client = new MqttClient(workshop.ClientOptions(name, CertificateRole.Node));
            clients.Add(client);
            client.Connected = _ =>
            {
                client.Subscribe(Workshop.Topic("NCMD", name), 1);
                connected.Signal();
            };
            client.Subscribed = _ => subscribed.Signal();
            client.MessageReceived = (payload, topic, _, _) =>
            {
                received[name] = topic;
                client.Publish(Workshop.Topic("NDATA", name), payload, 0, false);
                answered.Signal();
            };
            group.Add(client);
            Assert.True(client.Connect(TimeSpan.FromSeconds(10), out string error), error);
        }

        Assert.True(subscribed.Wait(Patience));
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe(Workshop.Topic("NDATA", "+"));
        clients.ForEach(client => Assert.True(client.IsConnected));
        foreach (int i in Enumerable.Range(0, Clients))
        {
            gateway.Publish(Workshop.Topic("NCMD", $"G{i:000}"), i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        gateway.Pump("every answer", () => gateway.Messages.Count == Clients);
        Assert.True(answered.Wait(Patience));

        Assert.Equal(Clients, group.Count);
        Assert.All(received, pair => Assert.Equal(Workshop.Topic("NCMD", pair.Key), pair.Value));
        Assert.Equal(Clients, gateway.Topics.Distinct().Count());
        clients.ForEach(group.Remove);
        clients.ForEach(client => client.Dispose());
        ballast.ForEach(file => file.Dispose());
    }

    [MosquittoFact]
    public void Clients_leave_and_reconnect_while_the_others_go_on()
    {
        using var group = new MqttClientGroup();
        using var driver = new Driver(group);
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe(Workshop.Topic("NDEATH", "+"), 1);
        gateway.Subscribe(Workshop.Topic("NDATA", "H2"), 1);
        using var stays = new MqttClient(workshop.ClientOptions("H2", CertificateRole.Node));
        ConnectInGroup(group, stays);
        const int Rounds = 20;
        for (int round = 1; round <= Rounds; round++)
        {
            using var leaves = new MqttClient(workshop.ClientOptions("H1", CertificateRole.Node) with
            {
                Will = new MqttWill(Workshop.Topic("NDEATH", "H1"), [(byte)round], 1, false),
            });
            ConnectInGroup(group, leaves);
            group.Remove(leaves);
            leaves.Abort();
            Assert.True(stays.Publish(Workshop.Topic("NDATA", "H2"), [(byte)round], 1, false));
        }

        gateway.Pump("all of both", () => gateway.Messages.Count == 2 * Rounds);
        foreach (IGrouping<string, Message> topic in gateway.Messages.GroupBy(message => message.Topic))
        {
            Assert.Equal(Enumerable.Range(1, Rounds).Select(i => (byte)i), topic.Select(message => message.Payload[0]));
        }
    }

    [MosquittoFact]
    public void What_one_clients_handler_throws_is_told_and_hurts_no_other()
    {
        using var group = new MqttClientGroup();
        var failures = new BlockingCollection<(MqttClient Client, Exception Exception)>();
        group.HandlerFailed = (client, exception) => failures.Add((client, exception));
        using var driver = new Driver(group);
        using var failing = new MqttClient(workshop.ClientOptions("J1", CertificateRole.Node))
        {
            Connected = _ => throw new InvalidDataException("on purpose"),
        };
        using var fine = new MqttClient(workshop.ClientOptions("J2", CertificateRole.Node));
        group.Add(failing);
        Assert.True(failing.Connect(TimeSpan.FromSeconds(10), out string error), error);
        ConnectInGroup(group, fine);

        Assert.True(failures.TryTake(out (MqttClient Client, Exception Exception) failure, Patience));
        Assert.Same(failing, failure.Client);
        Assert.IsType<InvalidDataException>(failure.Exception);
        Assert.True(failing.IsConnected);
    }

    private static void ConnectInGroup(MqttClientGroup group, MqttClient client)
    {
        using var connected = new ManualResetEventSlim();
        client.Connected = _ => connected.Set();
        group.Add(client);
        Assert.True(client.Connect(TimeSpan.FromSeconds(10), out string error), error);
        Assert.True(connected.Wait(Patience));
    }

    /// <summary>The thread that runs a group.</summary>
    private sealed class Driver : IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly Thread _thread;

        public Driver(MqttClientGroup group)
        {
            _thread = new Thread(() => group.Run(_stopping.Token));
            _thread.Start();
        }

        public void Dispose()
        {
            _stopping.Cancel();
            _thread.Join();
            _stopping.Dispose();
        }
    }
}
