using System.Globalization;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sampling;

/// <summary>Period, deadband, silent interval and quality against the rule as the settings' description puts it, on random signals.</summary>
public class SamplingModelTests
{
    private const double Shunt = 150;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Records_are_those_of_the_rule(int seed)
    {
        var random = new Random(seed);
        int periodMs = random.Next(1, 20) * 100;
        int silentMs = periodMs * random.Next(1, 12);
        double deadband = random.Next(3) * 0.1;
        var rig = new NodeRig(Settings(periodMs, silentMs, deadband)) { IsConfirming = true };
        rig.HostOnline();
        long startUtcMs = rig.Clock.UtcMs;

        var expected = new List<string>();
        double recorded = double.NaN;
        int recordedReason = -1;
        long recordedMs = 0;
        double milliamperes = 8;
        for (int sample = 0; sample < 300; sample++)
        {
            milliamperes = random.Next(20) switch
            {
                0 => 0,
                1 => 22,
                < 12 => milliamperes is 0 or 22 ? 8 : milliamperes,
                _ => 4 + (random.Next(17) * 1.0),
            };
            rig.SmokeInput.Volts = milliamperes * Shunt / 1000;
            rig.Run(periodMs);

            long nowMs = (long)sample * periodMs;
            int reason = milliamperes == 0 ? ReasonCode.LoopUnderrange : milliamperes == 22 ? ReasonCode.LoopOverrange : ReasonCode.None;
            double value = (milliamperes - 4) / 16 * 2;
            bool isDue = reason != recordedReason
                || (reason == ReasonCode.None && Math.Abs(value - recorded) > deadband + 1e-9)
                || nowMs + periodMs - recordedMs > silentMs;
            if (isDue)
            {
                (recorded, recordedReason, recordedMs) = (value, reason, nowMs);
                expected.Add(Row(nowMs, reason, value));
            }
        }

        string[] actual = [.. rig.Data.DistinctBy(message => message.RecordNumber).OrderBy(message => message.RecordNumber)
            .Select(message => message.Metrics[1])
            .Select(metric => Row(metric.TimestampMs - startUtcMs, Math.Max(metric.Reason, 0), metric.Value is float value ? value : 0))];
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Points_of_one_device_that_are_due_together_are_one_record_and_others_wait_for_their_period()
    {
        var rig = new NodeRig(NodeRig.Head +
            "bus pms-1 uart port=COM3 baud=9600 parity=none\n" +
            "device dust-1 pms5003 bus=pms-1 timeout=15000\n" +
            "point dust-1 pm1_0 unit=ug/m3 resolution=1 period=2000 deadband=0 silent=6000\n" +
            "point dust-1 pm2_5 unit=ug/m3 resolution=1 period=4000 deadband=100 silent=8000\n")
        { IsConfirming = true };
        byte[] frame = Convert.FromHexString("424d001c00000008000800000008000800d20046002d001e00000000970002c5");
        rig.Buses.Uarts["COM3"].Feed(frame);
        rig.HostOnline();
        for (int second = 0; second < 24; second++)
        {
            rig.Run(1_000);
            rig.Buses.Uarts["COM3"].Feed(frame);
        }

        long startUtcMs = rig.Clock.UtcMs - 24_000;
        string[] rows = [.. rig.Data.DistinctBy(message => message.RecordNumber).Select(message =>
            string.Create(CultureInfo.InvariantCulture, $"{(message.Metrics[0].TimestampMs - startUtcMs) / 1000} ") +
            string.Join('+', message.Metrics.Skip(1).Select(metric => metric.Alias - 4)))];
        Assert.Equal(["0 1+2", "6 1", "8 2", "12 1", "16 2", "18 1"], rows);
    }

    [Fact]
    public void A_clock_step_back_never_reorders_and_one_forward_is_followed()
    {
        var rig = new NodeRig(Settings(100, 100, 0)) { IsConfirming = true };
        rig.HostOnline();
        rig.Run(10_000);
        rig.Clock.StepUtc(TimeSpan.FromSeconds(-3));
        rig.Run(10_000);
        rig.Clock.StepUtc(TimeSpan.FromHours(1));
        rig.Run(10_000);
        long[] stamps = [.. rig.Data.DistinctBy(message => message.RecordNumber).OrderBy(message => message.RecordNumber).Select(message => message.Metrics[0].TimestampMs)];

        Assert.Equal(300, stamps.Length);
        Assert.All(stamps.Zip(stamps.Skip(1), (a, b) => b - a), pause => Assert.True(pause > 0));
        Assert.Equal(rig.Clock.UtcMs - 100, stamps[^1]);
        Assert.Equal(3_600_000 + 100, stamps[200] - stamps[199]);
    }

    [Fact]
    public void Sampling_can_be_stopped_while_the_backlog_drains()
    {
        var rig = new NodeRig(Settings(100, 100, 0));
        rig.Run(20_000);
        rig.Node.IsSampling = false;
        rig.IsConfirming = true;
        rig.HostOnline();
        rig.Run(20_000);
        Assert.Equal(200UL, rig.Store.Last);
        Assert.Equal(0, rig.Node.PendingRecords);
        rig.Node.IsSampling = true;
        rig.Run(1_000);
        Assert.Equal(210UL, rig.Store.Last);
    }

    private static string Row(long ms, int reason, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{ms} {reason} {(reason == 0 ? value : 0):0.000}");

    private static string Settings(int periodMs, int silentMs, double deadband) => NodeRig.Head + string.Create(CultureInfo.InvariantCulture, $"""
        bus ai-1 adc channel=0 reference=3300 shunt=150
        device smoke-1 smoke420 bus=ai-1 low=0 high=2 timeout=3600000
        point smoke-1 optical-density unit=1/m resolution=0.001 period={periodMs} deadband={deadband} silent={silentMs}

        """);
}
