using System.Diagnostics;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>What receiving costs, and that reading ahead leaves nothing behind.</summary>
public sealed class ReceivingTests(Workshop workshop) : IClassFixture<Workshop>
{
    private const int Messages = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [MosquittoFact]
    public void A_received_message_allocates_nothing()
    {
        using TestClient sender = workshop.Node("N001");
        int received = 0;
        using MqttClient gateway = Subscribed("N001", () => received++);
        // The first ones make the topic's string, and let the compiler do its work.
        Exchange("N001", sender, gateway, Messages, () => received);
        received = 0;
        long allocated = Exchange("N001", sender, gateway, Messages, () => received);
        Assert.Equal(0, allocated);
    }

    [MosquittoFact]
    public void A_burst_comes_whole_although_no_message_follows_it()
    {
        using TestClient sender = workshop.Node("N002");
        int received = 0;
        using MqttClient gateway = Subscribed("N002", () => received++);
        // Far more than one pass of the loop handles: what it leaves lies in OpenSSL's buffer, of which poll(2) knows nothing.
        Exchange("N002", sender, gateway, 10 * Messages, () => received);
        Assert.Equal(10 * Messages, received);
    }

    private MqttClient Subscribed(string node, Action onMessage)
    {
        bool isSubscribed = false;
        var gateway = new MqttClient(workshop.ClientOptions("gateway", CertificateRole.Gateway))
        {
            MessageReceived = (_, _, _, _) => onMessage(),
            Subscribed = _ => isSubscribed = true,
        };
        gateway.Connected = _ => gateway.Subscribe(Workshop.Topic("DDATA", node + "/#"), 0);
        Assert.True(gateway.Connect(TimeSpan.FromSeconds(10), out string error), error);
        Drive(gateway, "SUBACK", () => isSubscribed);
        return gateway;
    }

    /// <summary>Sends, and receives all of it; returns what receiving allocated.</summary>
    private static long Exchange(string node, TestClient sender, MqttClient gateway, int count, Func<int> received)
    {
        byte[] payload = new byte[250];
        string topic = Workshop.Topic("DDATA", node + "/meter-1");
        for (int i = 0; i < count; i++)
        {
            Assert.True(sender.Client.Publish(topic, payload, 0, false));
            if (i % 16 == 15)
            {
                sender.Client.Loop(0);
            }
        }

        long allocated = 0;
        long start = Stopwatch.GetTimestamp();
        while (received() < count)
        {
            sender.Client.Loop(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            gateway.Loop(5);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"of {count} messages {received()} came");
        }

        return allocated;
    }

    private static void Drive(MqttClient client, string what, Func<bool> isDone)
    {
        long start = Stopwatch.GetTimestamp();
        while (!isDone())
        {
            client.Loop(50);
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "waited in vain for " + what);
        }
    }
}
