using Wuxi.Edge.Native;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The node as an instrument, and its watchdog.</summary>
public class NodeItselfTests
{
    private static readonly string[] Metrics =
        ["uptime", "reset-reason", "free-memory", "store-fill", "wifi-signal", "dropped-frames", "loop-longest"];

    private static readonly string Settings = NodeRig.Head + "device me node timeout=3000\n" + string.Concat(
        Metrics.Select(metric => $"point me {metric} unit=1 resolution=1 period=10000 deadband=0 silent=60000\n"));

    [Fact]
    public void What_the_board_says_is_sent_as_records_of_a_device()
    {
        var rig = new NodeRig(Settings, capacityRecords: 10);
        rig.System.ResetReason = ResetReason.BrownOut;
        rig.System.FreeBytes = 12_345;
        rig.System.WifiDbm = -71;
        rig.HostOnline();
        rig.Run(5000);
        Assert.Equal((0.0, 5.0, 12_345.0, 0.0, -71.0), (Last(rig, 0), Last(rig, 1), Last(rig, 2), Last(rig, 3), Last(rig, 4)));

        rig.System.WifiDbm = 0;
        rig.System.FreeBytes = -1;
        rig.Run(10_000);
        Assert.Equal(10.0, Last(rig, 0));
        Assert.Equal(ReasonCode.NotAvailable, Metric(rig, 2).Reason);
        Assert.Equal(ReasonCode.NotAvailable, Metric(rig, 4).Reason);
        Assert.Equal(QualityCode.Bad, Metric(rig, 4).Quality);

        // Of ten places one is taken now, then two and more, until the gateway confirms.
        Assert.Equal(10.0, Last(rig, 3));
        rig.Confirm(1000);
        rig.Run(10_000);
        Assert.Equal(0.0, Last(rig, 3));
    }

    [Fact]
    public void Damage_on_the_serial_ports_is_counted()
    {
        var rig = new NodeRig(Settings
            + "bus u-1 uart port=COM2 baud=9600 parity=none\ndevice d pms5003 bus=u-1 timeout=10000\npoint d pm10 unit=1 resolution=1 period=2000 deadband=0 silent=2000\n");
        rig.HostOnline();
        rig.Run(5000);
        Assert.Equal(0.0, Last(rig, 5));
        rig.Buses.Uarts["COM2"].Feed([0x42, 0x4D, 0x00, 0x1C, .. new byte[28]]);
        rig.Run(10_000);
        Assert.True(Last(rig, 5) > 0);
    }

    [Fact]
    public void The_watchdog_begins_with_the_first_turn_and_is_fed_by_each_healthy_one()
    {
        var rig = new NodeRig(Settings);
        Assert.Equal(0, rig.System.WatchdogMs);
        rig.Node.Tick();
        Assert.Equal((60_000, 0), (rig.System.WatchdogMs, rig.System.Feeds));
        rig.Run(1000);
        int feeds = rig.System.Feeds;
        Assert.True(feeds > 0);

        // Somebody held the loop for half a minute: that turn does not feed, the next one does.
        rig.Clock.AdvanceTo(31_000);
        rig.Node.Tick();
        Assert.Equal(feeds, rig.System.Feeds);
        rig.Clock.AdvanceTo(31_100);
        rig.Node.Tick();
        Assert.Equal(feeds + 1, rig.System.Feeds);
    }

    private static double Last(NodeRig rig, int metric) => Convert.ToDouble(Metric(rig, metric).Value, System.Globalization.CultureInfo.InvariantCulture);

    private static SentMetric Metric(NodeRig rig, int metric) => rig.Data
        .Where(message => message.Device == "me")
        .SelectMany(message => message.Metrics)
        .Where(sent => sent.Alias == rig.Alias("me", Metrics[metric]))
        .MaxBy(sent => sent.TimestampMs)!;
}
