using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Session;

/// <summary>What a session begins with.</summary>
public class BirthTests
{
    private const string Meter =
        "bus rs485-1 uart port=COM2 baud=2400 parity=even\n" +
        "device meter-1 dlt645 bus=rs485-1 address=000000000161 ct=40 pt=1 timeout=30000\n" +
        "point meter-1 active-energy unit=kW.h resolution=0.4 period=5000 deadband=1 silent=60000\n" +
        "point meter-1 voltage-a unit=V resolution=0.1 period=5000 deadband=1 silent=60000\n";

    [Fact]
    public void Nothing_is_sent_before_the_host_is_there_and_births_come_before_data()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.Run(10_000);
        Assert.Single(rig.Link.Connects);
        Assert.InRange(rig.Link.Connects[0].AtMs, 0, 2000);
        Assert.Empty(rig.Table());

        rig.HostOnline();
        rig.Run(1_000);
        Assert.Equal(["10.000 NBIRTH", "10.000 DBIRTH smoke-1", "10.000 DDATA smoke-1 #1 historical"], rig.Table());

        rig.Smoulder(12, 1_000);
        Assert.Equal(["11.000 DDATA smoke-1 #2"], rig.Table());
    }

    [Fact]
    public void NBIRTH_declares_the_store_and_the_commands()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        SentMessage birth = rig.Link.Sent[0];

        Assert.Equal("spBv1.0/W1/NBIRTH/N001", birth.Topic);
        Assert.Equal(0, birth.Seq);
        Assert.Equal(
            ["bdSeq Int64 -1", "Node Control/Rebirth Boolean -1", "Store/Id UInt64 1", "Store/First UInt64 2", "Store/Last UInt64 3",
                "Node Control/Stored Through UInt64 -1", "Node Control/Stored Store UInt64 -1", "Node Control/Stored Ranges Bytes -1",
                "Node Control/Settings Bytes -1", "Node Info/Settings Version UInt64 -1", "Node Info/Settings Pending UInt64 -1",
                "Node Info/Settings Refused UInt64 -1", "Node Info/Settings Refusal String -1", "Node Info/Broker String -1"],
            birth.Metrics.Select(metric => $"{metric.Name} {metric.Type} {metric.Alias}"));
        Assert.Equal(false, birth.Metric(MetricName.Rebirth).Value);
        Assert.Equal(rig.Store.Id, birth.Metric(MetricName.StoreId).Value);
        Assert.Equal(1UL, birth.Metric(MetricName.StoreFirst).Value);
        Assert.Equal(1UL, birth.Metric(MetricName.StoreLast).Value);
        Assert.All(birth.Metrics.Skip(5).Take(4), metric => Assert.True(metric.IsNull));
        Assert.Equal([(ulong)rig.Keeper.Version, 0UL, 0UL, "", "127.0.0.1:8883"], birth.Metrics.Skip(9).Select(metric => metric.Value));
        Assert.All(birth.Metrics, metric => Assert.Equal(birth.TimestampMs, metric.TimestampMs));
    }

    [Fact]
    public void DBIRTH_declares_the_record_number_first_and_each_point_with_unit_and_resolution()
    {
        var rig = new NodeRig(NodeRig.Head + Meter + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        SentMessage meter = rig.Link.Sent.Single(message => message.Type == MessageType.DBirth && message.Device == "meter-1");
        SentMessage smoke = rig.Link.Sent.Single(message => message.Type == MessageType.DBirth && message.Device == "smoke-1");

        Assert.Equal(
            ["Record/Number UInt64 4", "active-energy Double 5", "voltage-a Float 6"],
            meter.Metrics.Select(metric => $"{metric.Name} {metric.Type} {metric.Alias}"));
        Assert.Equal(
            ["Record/Number UInt64 7", "optical-density Float 8"],
            smoke.Metrics.Select(metric => $"{metric.Name} {metric.Type} {metric.Alias}"));
        Assert.True(smoke.Metrics[0].IsNull);
        Assert.Equal("kW.h", meter.Metrics[1].Properties[MetricName.Unit]);
        Assert.Equal(0.4, meter.Metrics[1].Properties[MetricName.Resolution]);

        // The transmitter has a value by now; the mute meter has none, and says so.
        Assert.Equal(0f, smoke.Metrics[1].Value);
        Assert.Equal(-1, smoke.Metrics[1].Quality);
        Assert.True(meter.Metrics[1].IsNull);
        Assert.Equal(QualityCode.Bad, meter.Metrics[1].Quality);
    }

    [Fact]
    public void The_will_is_the_death_of_this_very_session_in_pure_ascii()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        var connect = Assert.Single(rig.Link.Connects);
        SentMessage will = SentMessage.Decode(0, connect.Topic, connect.Will);

        Assert.Equal("spBv1.0/W1/NDEATH/N001", connect.Topic);
        Assert.All(connect.Will, value => Assert.InRange(value, 1, 127));
        Assert.Null(will.TimestampMs);
        Assert.Null(will.Seq);
        Assert.Equal(rig.Link.Sent[0].Metric(MetricName.BdSeq).Value, Assert.Single(will.Metrics).Value);
        Assert.Equal(["spBv1.0/W1/NCMD/N001", "spBv1.0/W1/DCMD/N001/+", "spBv1.0/STATE/gateway"], connect.Subscriptions);
    }

    [Fact]
    public void BdSeq_grows_with_every_connect_and_cycles_from_127_to_1()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.Link.Cut();
        rig.Run(300 * 30_000L);
        int[] numbers = [.. rig.Link.Connects.Select(connect => (int)(ulong)SentMessage.Decode(0, connect.Topic, connect.Will).Metrics[0].Value!)];

        Assert.True(numbers.Length >= 300);
        for (int i = 1; i < numbers.Length; i++)
        {
            Assert.Equal((numbers[i - 1] % 127) + 1, numbers[i]);
        }

        Assert.Equal(1, numbers.Min());
        Assert.Equal(127, numbers.Max());
        Assert.All(rig.Link.Connects, connect => Assert.All(connect.Will, value => Assert.InRange(value, 1, 127)));
    }

    [Fact]
    public void Seq_goes_on_over_256_and_starts_again_with_a_rebirth()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        for (int i = 0; i < 600; i++)
        {
            rig.Smoulder(i % 2 == 0 ? 8 : 12, 1_000);
            rig.Confirm(rig.Store.Last);
        }

        Assert.True(rig.Link.Sent.Count > 600);
        Assert.All(rig.Link.Sent.Select((message, i) => (message.Seq, i)), item => Assert.Equal(item.i % 256, item.Seq));

        object? bdSeq = rig.Link.Sent[0].Metric(MetricName.BdSeq).Value;
        int before = rig.Link.Sent.Count;
        rig.Rebirth();
        rig.Run(200);
        Assert.Equal(
            [(MessageType.NBirth, 0L), (MessageType.DBirth, 1L)],
            rig.Link.Sent.Skip(before).Select(message => (message.Type, message.Seq!.Value)));
        Assert.Equal(bdSeq, rig.Link.Sent[before].Metric(MetricName.BdSeq).Value);
        Assert.Equal(2UL, rig.Node.Statistics.Births);
    }

    [Fact]
    public void Many_requests_for_rebirth_give_one_birth_a_second()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        for (int i = 0; i < 50; i++)
        {
            rig.Rebirth();
            rig.Run(100);
        }

        Assert.InRange(rig.Link.Sent.Count(message => message.Type == MessageType.NBirth), 5, 7);
    }
}
