using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>
/// Who may do what. Mosquitto grants every subscription and drops silently what is not allowed, so each test sends something
/// allowed afterwards on the same way: when that is there and the forbidden is not, it will never come.
/// </summary>
public class RightsTests(Workshop workshop) : IClassFixture<Workshop>
{
    [MosquittoFact]
    public void A_node_publishes_as_itself_only()
    {
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe("spBv1.0/#");
        using TestClient node = workshop.Node("N001");

        foreach (string type in new[] { "NBIRTH", "NDATA", "NDEATH", "NCMD" })
        {
            node.Publish(Workshop.Topic(type, "N002"));
        }

        foreach (string type in new[] { "DBIRTH", "DDATA", "DDEATH", "DCMD" })
        {
            node.Publish(Workshop.Topic(type, "N002/meter-1"));
        }

        node.Publish(Workshop.Topic("NCMD", "N001"));
        node.Publish(Workshop.Topic("NDATA", "N001/extra"));
        node.Publish("spBv1.0/OTHER/NDATA/N001");
        node.Publish("spBv1.0/STATE/gateway", "{\"online\":false}", 0, retain: true);
        string[] allowed = [.. new[] { "NBIRTH", "NDATA", "NDEATH" }.Select(type => Workshop.Topic(type, "N001")),
            .. new[] { "DBIRTH", "DDATA", "DDEATH" }.Select(type => Workshop.Topic(type, "N001/meter-1"))];
        Array.ForEach(allowed, topic => node.Publish(topic));
        TestClient.Pump("the last", () => gateway.Topics.Contains(allowed[^1]), gateway, node);

        Assert.Equal(allowed, gateway.Topics);
    }

    [MosquittoFact]
    public void A_node_reads_its_own_commands_and_STATE_only()
    {
        using TestClient gateway = workshop.Gateway();
        using TestClient other = workshop.Node("N012");
        using TestClient node = workshop.Node("N011");
        node.Subscribe("#");
        node.Subscribe("spBv1.0/#");
        node.Subscribe(Workshop.Topic("NCMD", "N012"));

        other.Publish(Workshop.Topic("NDATA", "N012"), "secret", 1);
        gateway.Subscribe(Workshop.Topic("NDATA", "N012"));
        gateway.Publish(Workshop.Topic("NCMD", "N012"), "secret");
        gateway.Publish(Workshop.Topic("DCMD", "N012/meter-1"), "secret");
        other.Publish(Workshop.Topic("NDATA", "N012"), "secret");
        TestClient.Pump("the data at the gateway", () => gateway.Messages.Count > 0, gateway, other);
        gateway.Publish(Workshop.Topic("NCMD", "N011"));
        gateway.Publish(Workshop.Topic("DCMD", "N011/meter-1"));
        gateway.Publish("spBv1.0/STATE/gateway");
        TestClient.Pump("STATE", () => node.Topics.Contains("spBv1.0/STATE/gateway"), gateway, node);

        Assert.Equal(
            ["spBv1.0/STATE/gateway", Workshop.Topic("DCMD", "N011/meter-1"), Workshop.Topic("NCMD", "N011")],
            node.Topics.Distinct().Order(StringComparer.Ordinal));
    }

    [MosquittoFact]
    public void An_observer_reads_everything_and_writes_nothing()
    {
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe("spBv1.0/#");
        using TestClient node = workshop.Node("N021");
        node.Subscribe(Workshop.Topic("NCMD", "N021"));
        using TestClient observer = workshop.Observer();
        observer.Subscribe("spBv1.0/#");

        observer.Publish(Workshop.Topic("NCMD", "N021"), "forbidden");
        observer.Publish(Workshop.Topic("NDATA", "observer"), "forbidden");
        observer.Publish(Workshop.Topic("DDATA", "observer/meter-1"), "forbidden");
        observer.Publish("spBv1.0/STATE/gateway", "forbidden");
        // The answer to a subscription comes after what was sent before it.
        observer.Subscribe("spBv1.0/+/+/+");
        gateway.Publish(Workshop.Topic("NCMD", "N021"), "allowed");
        node.Publish(Workshop.Topic("NDATA", "N021"), "allowed");
        TestClient.Pump(
            "what is allowed",
            () => node.Messages.Count > 0 && observer.Messages.Select(message => message.Topic).Distinct().Count() == 2 && gateway.Messages.Count >= 2,
            gateway,
            node,
            observer);

        Assert.All(observer.Messages.Concat(gateway.Messages).Concat(node.Messages), message => Assert.Equal("allowed", message.Text));
    }

    [MosquittoFact]
    public void A_will_on_the_topic_of_another_is_never_published()
    {
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe("spBv1.0/#");
        string death = Workshop.Topic("NDEATH", "N032");
        using var node = new TestClient(workshop.ClientOptions("N031", CertificateRole.Node) with { Will = new MqttWill(death, [1], 0, false) });
        Assert.True(node.Client.Connect(TimeSpan.FromSeconds(10), out string error), error);
        node.Pump("an answer", () => node.ConnackCode is not null || node.DisconnectCodes.Count > 0);
        node.Client.Abort();

        // Ended after it, so when this will is there the other one has been dealt with.
        using TestClient second = workshop.Node("N033", new MqttWill(Workshop.Topic("NDEATH", "N033"), [1], 0, false));
        second.Client.Abort();
        gateway.PumpUntilTopic(Workshop.Topic("NDEATH", "N033"));

        Assert.Equal([Workshop.Topic("NDEATH", "N033")], gateway.Topics);
    }

    [MosquittoFact]
    public void Another_clients_id_does_not_push_it_out()
    {
        using TestClient gateway = workshop.Gateway();
        using TestClient victim = workshop.Node("N041");
        victim.Subscribe(Workshop.Topic("NCMD", "N041"));
        using var intruder = new TestClient(workshop.ClientOptions("N042", CertificateRole.Node) with { ClientId = "N041" });
        intruder.Connect();
        intruder.Subscribe(Workshop.Topic("NCMD", "N041"));

        gateway.Publish(Workshop.Topic("NCMD", "N041"), "for the victim");
        gateway.Publish(Workshop.Topic("NCMD", "N042"), "for the intruder");
        intruder.Subscribe(Workshop.Topic("NCMD", "N042"));
        TestClient.Pump("the victim's command", () => victim.Messages.Count == 1, gateway, victim, intruder);

        Assert.Empty(victim.DisconnectCodes);
        Assert.DoesNotContain(intruder.Messages, message => message.Text == "for the victim");
    }

    [MosquittoFact]
    public void Too_large_a_message_costs_its_sender_the_connection_and_nobody_else_anything()
    {
        using TestClient gateway = workshop.Gateway();
        gateway.Subscribe("spBv1.0/#");
        using TestClient node = workshop.Node("N051");
        using var huge = new TestClient(workshop.ClientOptions("N052", CertificateRole.Node) with { MaximumPacketBytes = 0 });
        huge.Connect();

        Assert.True(huge.Client.Publish(Workshop.Topic("NDATA", "N052"), new byte[3 << 20], 0, false));
        TestClient.Pump("the end of the sender", () => huge.DisconnectCodes.Count == 1, huge, gateway, node);
        node.Publish(Workshop.Topic("NDATA", "N051"));
        TestClient.Pump("the other's data", () => gateway.Topics.Contains(Workshop.Topic("NDATA", "N051")), gateway, node);

        Assert.NotEqual(MqttError.Success, huge.DisconnectCodes[0]);
        Assert.Equal([Workshop.Topic("NDATA", "N051")], gateway.Topics);
        Assert.Empty(gateway.DisconnectCodes.Concat(node.DisconnectCodes));
    }
}
