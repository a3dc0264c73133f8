using System.Diagnostics;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>Messages, wills and handlers over TLS through a real broker.</summary>
public class ExchangeTests(Workshop workshop) : IClassFixture<Workshop>
{
    [MosquittoFact]
    public void Every_byte_of_a_payload_arrives_as_it_was_sent()
    {
        using TestClient gateway = workshop.Gateway();
        using TestClient node = workshop.Node("N001");
        gateway.Subscribe("spBv1.0/#", 1);
        byte[] payload = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7))];

        Assert.True(node.Client.Publish(Workshop.Topic("DDATA", "N001/meter-1"), payload, 1, false));
        Assert.True(node.Client.Publish(Workshop.Topic("NDATA", "N001"), [], 0, false));
        TestClient.Pump("both", () => gateway.Messages.Count == 2, gateway, node);

        Assert.Equal(Workshop.Topic("DDATA", "N001/meter-1"), gateway.Messages[0].Topic);
        Assert.Equal(payload, gateway.Messages[0].Payload);
        Assert.Equal(1, gateway.Messages[0].Qos);
        Assert.Empty(gateway.Messages[1].Payload);
        Assert.Equal(0, gateway.Messages[1].Qos);
    }

    [MosquittoFact]
    public void Retained_state_reaches_a_node_that_comes_later()
    {
        using TestClient gateway = workshop.Gateway();
        gateway.Publish("spBv1.0/STATE/gateway", "{\"online\":true}", 1, retain: true);
        gateway.Client.Disconnect();

        using TestClient node = workshop.Node("N002");
        node.Subscribe("spBv1.0/STATE/gateway", 1);
        node.PumpUntilTopic("spBv1.0/STATE/gateway");

        Assert.True(node.Messages[0].Retain);
        Assert.Equal("{\"online\":true}", node.Messages[0].Text);
        Assert.Equal([MqttError.Success], gateway.DisconnectCodes);
    }

    [MosquittoFact]
    public void Will_is_published_when_the_connection_is_cut_and_each_connection_has_its_own()
    {
        string topic = Workshop.Topic("NDEATH", "N003");
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe(topic, 1);
        using TestClient node = workshop.Node("N003", new MqttWill(topic, "bdSeq 1"u8.ToArray(), 1, false));

        node.Client.Abort();
        Assert.False(node.Client.IsConnected);
        node.Client.ReplaceWill(new MqttWill(topic, "bdSeq 2"u8.ToArray(), 1, false));
        node.Connect();
        // In order: the broker forgets the will.
        node.Client.Disconnect();
        node.Client.ReplaceWill(new MqttWill(topic, "bdSeq 3"u8.ToArray(), 1, false));
        node.Connect();
        node.Client.Abort();
        gateway.Pump("both wills", () => gateway.Messages.Count >= 2);

        Assert.Equal(["bdSeq 1", "bdSeq 3"], gateway.Messages.Select(message => message.Text));
    }

    [MosquittoFact]
    public void What_a_handler_throws_comes_out_of_the_loop_and_the_connection_goes_on()
    {
        using TestClient gateway = workshop.Gateway();
        using TestClient node = workshop.Node("N004");
        string topic = Workshop.Topic("NCMD", "N004");
        node.Subscribe(topic);
        MqttMessageHandler noting = node.Client.MessageReceived!;
        node.Client.MessageReceived = (payload, received, qos, retain) =>
        {
            noting(payload, received, qos, retain);
            if (payload[0] == (byte)'!')
            {
                throw new InvalidDataException("as the handler said");
            }
        };

        gateway.Publish(topic, "!");
        gateway.Client.Loop(0);
        var thrown = Assert.Throws<InvalidDataException>(() => node.Pump("the throw", () => false));
        Assert.Equal("as the handler said", thrown.Message);
        gateway.Publish(topic, "fine");
        TestClient.Pump("the next", () => node.Messages.Count == 2, gateway, node);
        Assert.True(node.Client.IsConnected);
    }

    [MosquittoFact]
    public void A_handler_may_publish_and_disconnect_but_not_connect()
    {
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe(Workshop.Topic("NDATA", "N005"));
        using TestClient node = workshop.Node("N005");
        string command = Workshop.Topic("NCMD", "N005");
        node.Subscribe(command);
        InvalidOperationException? refused = null;
        node.Client.MessageReceived = (_, _, _, _) =>
        {
            refused = Assert.Throws<InvalidOperationException>(() => node.Client.Connect(TimeSpan.FromSeconds(1), out _));
            node.Publish(Workshop.Topic("NDATA", "N005"), "answer");
            node.Client.Disconnect();
        };

        gateway.Publish(command);
        TestClient.Pump("the answer", () => gateway.Messages.Count == 1 && node.DisconnectCodes.Count == 1, gateway, node);

        Assert.NotNull(refused);
        Assert.Equal("answer", gateway.Messages[0].Text);
        Assert.Equal(MqttError.Success, node.DisconnectCodes[0]);
    }

    [MosquittoFact]
    public void Threads_publish_while_the_loop_runs_and_nothing_is_lost_or_reordered()
    {
        const int Threads = 4;
        const int Each = 1000;
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe("spBv1.0/#");
        using TestClient node = workshop.Node("N006");
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                Assert.True(node.Client.Publish(Workshop.Topic("DDATA", "N006/d" + thread), BitConverter.GetBytes(i), 0, false));
            }
        }))];

        Array.ForEach(threads, thread => thread.Start());
        TestClient.Pump("all of them", () => gateway.Topics.Count(topic => topic.Contains("N006", StringComparison.Ordinal)) == Threads * Each, gateway, node);
        Array.ForEach(threads, thread => thread.Join());

        foreach (IGrouping<string, Message> device in gateway.Messages.Where(message => !message.Retain).GroupBy(message => message.Topic))
        {
            Assert.Equal(Enumerable.Range(0, Each), device.Select(message => BitConverter.ToInt32(message.Payload)));
        }
    }

    [MosquittoFact]
    public void Wake_ends_the_wait()
    {
        using TestClient node = workshop.Node("N007");
        node.Client.Wake();
        long start = Stopwatch.GetTimestamp();
        node.Client.Loop(1000);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(900));
    }

    [MosquittoFact]
    public void A_packet_over_the_limit_is_refused_before_it_is_sent()
    {
        using TestClient node = workshop.Node("N008");
        string topic = Workshop.Topic("NDATA", "N008");
        int largest = MqttClientOptions.DefaultMaximumPacketBytes - topic.Length - 7;
        Assert.True(node.Client.Publish(topic, new byte[largest], 0, false));
        Assert.False(node.Client.Publish(topic, new byte[largest + 1], 0, false));
        Assert.False(node.Client.Publish("spBv1.0/+/x", [1], 0, false));
    }
}
