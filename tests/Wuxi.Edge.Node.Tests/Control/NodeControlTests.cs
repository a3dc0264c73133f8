using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>Rows and outputs in a whole node: what is sampled, what is driven, and what is told.</summary>
public class NodeControlTests
{
    private const int FanPin = 21;
    private const int ValvePin = 22;

    // 4 mA + 16 mA * 0.25: 25 % of the lower explosive limit.
    private const double Clean = 4;
    private const double Gas = 8;

    private static string Detectors(string deadband = "1") =>
        "bus ai-1 adc channel=0 reference=3300 shunt=150\n" +
        "bus ai-2 adc channel=1 reference=3300 shunt=150\n" +
        "device gas-1 gas420 bus=ai-1 measures=lel high=100 timeout=3000\n" +
        $"point gas-1 lel unit=% resolution=0.1 period=1000 deadband={deadband} silent=60000\n" +
        "device gas-2 gas420 bus=ai-2 measures=lel high=100 timeout=3000\n" +
        $"point gas-2 lel unit=% resolution=0.1 period=1000 deadband={deadband} silent=60000\n";

    private static string Fan(string more = "boot=off") => $"device fan-1 output pin={FanPin} active=high safe=on {more} timeout=30000\n" + Points("fan-1", "state", "reason");

    private static string Valve(string more = "boot=off") => $"device valve-1 output pin={ValvePin} active=low safe=off {more} timeout=30000\n" + Points("valve-1", "state", "reason");

    private static string Row(string id, string more) =>
        $"device {id} interlock {more} timeout=30000\n" + Points(id, "state", "votes", "faulted", "resets", "refusals", "refusal");

    private static string Points(string device, params string[] metrics) =>
        string.Concat(metrics.Select(metric => $"point {device} {metric} unit=1 resolution=1 period=10000 deadband=0 silent=300000\n"));

    private const string GasRow = "vote=1oo2 if=gas-1/lel,gas-2/lel above=20 hysteresis=2 for=2000 then=fan-1:on,valve-1:off";

    private static NodeRig Rig(string more = GasRow, string? settings = null, ILatchSlots? latches = null)
    {
        var rig = new NodeRig(NodeRig.Head + (settings ?? (Detectors() + Fan() + Valve() + Row("gas-fan", more))), latches: latches) { IsConfirming = true };
        rig.Buses.Analogs[0].Milliamperes = Clean;
        rig.Buses.Analogs[1].Milliamperes = Clean;
        return rig;
    }

    [Fact]
    public void Without_any_gateway_the_fan_runs_after_the_delay_and_until_the_reset()
    {
        var rig = Rig();
        rig.Run(5_500);
        rig.Buses.Analogs[1].Milliamperes = Gas;
        rig.Run(10_000);

        // First beyond the limit in the sample of 6 s; two seconds later the fan runs and the valve (active low, rests open) closes.
        Assert.Equal([(0, false), (8_000, true)], rig.Buses.Outputs[FanPin].Levels);
        Assert.Equal([(0, true), (0, false), (8_000, true)], rig.Buses.Outputs[ValvePin].Levels);

        rig.Buses.Analogs[1].Milliamperes = Clean;
        rig.Run(60_000);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);

        rig.HostOnline();
        rig.Run(3_000);
        rig.ResetInterlock("gas-fan");
        rig.Run(1_000);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        Assert.False(rig.Buses.Outputs[ValvePin].IsHigh);

        Assert.Equal(
            ["0.000 0", "6.000 1", "8.000 2", "16.000 3", "78.501 0"],
            States(rig, "gas-fan", "state"));
        Assert.Equal(["0.000 0", "6.000 1", "16.000 0"], States(rig, "gas-fan", "votes"));
        Assert.Equal(["0.000 0", "78.501 1"], States(rig, "gas-fan", "resets"));
        Assert.Equal(["0.000 0", "8.000 1", "78.501 0"], States(rig, "fan-1", "state"));
    }

    [Fact]
    public void A_reset_while_the_gas_is_there_is_refused_and_told()
    {
        var rig = Rig();
        rig.HostOnline();
        rig.Run(5_000);
        rig.ResetInterlock("gas-fan");
        rig.Run(1_000);
        rig.Buses.Analogs[0].Milliamperes = Gas;
        rig.Run(10_000);
        rig.ResetInterlock("gas-fan");
        rig.Run(1_000);
        rig.ResetInterlock("gas-fan");
        rig.Run(1_000);

        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
        Assert.Equal(["0", "1", "2", "3"], Values(rig, "gas-fan", "refusals"));
        Assert.Equal(["0", "2", "1"], Values(rig, "gas-fan", "refusal"));
        Assert.Equal(["0"], Values(rig, "gas-fan", "resets"));
    }

    [Theory]
    [InlineData("spBv1.0/W1/DCMD/N001/gas-1", true)]
    [InlineData("spBv1.0/W1/DCMD/N001/gas-fan", false)]
    public void A_command_that_is_none_changes_nothing(string topic, bool isReset)
    {
        var rig = Rig();
        rig.HostOnline();
        rig.Run(5_000);
        ulong ignored = rig.Node.Statistics.MessagesIgnored;
        rig.Link.Deliver(topic, isReset ? HostMessages.Reset() : HostMessages.Rebirth());
        rig.Run(1_000);
        Assert.Equal(ignored + 1, rig.Node.Statistics.MessagesIgnored);
        Assert.Equal(["0"], Values(rig, "gas-fan", "refusals"));
    }

    [Fact]
    public void The_birth_of_a_row_declares_its_command()
    {
        var rig = Rig();
        rig.HostOnline();
        rig.Run(3_000);
        SentMessage birth = rig.Link.Sent.Last(message => message.Type == MessageType.DBirth && message.Device == "gas-fan");
        Assert.Equal(DataType.Boolean, birth.Metric(MetricName.Reset).Type);
        Assert.DoesNotContain(
            rig.Link.Sent.Last(message => message.Type == MessageType.DBirth && message.Device == "fan-1").Metrics,
            metric => metric.Name == MetricName.Reset);
    }

    [Fact]
    public void A_value_that_is_not_worth_a_record_is_judged_all_the_same()
    {
        var rig = Rig(settings: Detectors(deadband: "1000") + Fan() + Valve() + Row("gas-fan", GasRow));
        rig.Run(5_500);
        rig.Buses.Analogs[0].Milliamperes = Gas;
        rig.Run(3_000);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
    }

    [Fact]
    public void Shorter_than_the_delay_is_nothing()
    {
        var rig = Rig();
        rig.Run(5_500);
        rig.Buses.Analogs[0].Milliamperes = Gas;
        rig.Run(2_000);
        rig.Buses.Analogs[0].Milliamperes = Clean;
        rig.Run(20_000);
        Assert.Equal([(0, false)], rig.Buses.Outputs[FanPin].Levels);
        rig.HostOnline();
        rig.Run(5_000);
        Assert.Equal(["0", "1", "0"], Values(rig, "gas-fan", "state"));
    }

    [Fact]
    public void With_every_detector_broken_nobody_knows_and_the_row_trips()
    {
        var rig = Rig();
        rig.Run(5_500);
        rig.Buses.Analogs[0].Milliamperes = 0;
        rig.Run(20_000);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        rig.Buses.Analogs[1].Milliamperes = 22;
        rig.Run(3_000);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
    }

    [Fact]
    public void A_detector_that_says_nothing_any_more_is_faulted()
    {
        var rig = Rig();
        rig.Run(5_500);
        rig.Buses.Analogs[0].State = AnalogState.Waiting;
        rig.Buses.Analogs[1].State = AnalogState.Waiting;
        rig.Run(20_000);

        // Last sampled at 5 s; a period and the timeout later, and then the delay.
        (long atMs, bool isHigh) = rig.Buses.Outputs[FanPin].Levels[^1];
        Assert.True(isHigh);
        Assert.InRange(atMs, 5_000 + 4_000 + 2_000, 5_000 + 4_000 + 2_000 + 1_100);
    }

    [Fact]
    public void Until_a_row_has_been_judged_its_outputs_are_in_their_states_for_the_start()
    {
        var rig = Rig(settings: Detectors() + Fan("boot=on") + Row("gas-fan", "vote=1oo1 if=gas-1/lel above=20 for=0 then=fan-1:on"));
        rig.Buses.Analogs[0].State = AnalogState.Waiting;
        rig.Run(3_000);
        Assert.Equal([(0, true)], rig.Buses.Outputs[FanPin].Levels);
        rig.Buses.Analogs[0].State = AnalogState.Ready;
        rig.Run(1_000);
        Assert.Equal([(0, true), (3_000, false)], rig.Buses.Outputs[FanPin].Levels);
        rig.HostOnline();
        rig.Run(5_000);
        Assert.Equal(["1", "0"], Values(rig, "fan-1", "reason"));
    }

    [Fact]
    public void A_detector_that_never_speaks_ends_the_start_as_a_fault()
    {
        var rig = Rig(settings: Detectors() + Fan("boot=off") + Row("gas-fan", "vote=1oo1 if=gas-1/lel above=20 for=0 then=fan-1:on"));
        rig.Buses.Analogs[0].State = AnalogState.Waiting;
        rig.Run(3_900);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        rig.Run(2_000);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
    }

    [Fact]
    public void While_the_loop_waits_for_the_broker_the_row_acts_and_nothing_is_lost()
    {
        var rig = Rig();
        rig.HostOnline();
        rig.Run(20_000);
        rig.Link.Cut();
        rig.Link.Connecting = () =>
        {
            // Each attempt takes seven seconds, in slices.
            long endMs = rig.Clock.UptimeMs + 7_000;
            while (rig.Clock.UptimeMs < endMs)
            {
                rig.Clock.AdvanceTo(rig.Clock.UptimeMs + 20);
                rig.Node.Work();
            }
        };
        rig.Buses.Analogs[0].Milliamperes = Gas;
        long gasMs = rig.Clock.UptimeMs;
        while (rig.Clock.UptimeMs < gasMs + 60_000)
        {
            rig.Clock.AdvanceTo(Math.Max(rig.Node.Tick(), rig.Clock.UptimeMs));
        }

        Assert.True(rig.Link.Connects.Count > 2);
        (long atMs, bool isHigh) = rig.Buses.Outputs[FanPin].Levels[^1];
        Assert.True(isHigh);
        Assert.InRange(atMs, gasMs + 2_000, gasMs + 3_020);

        rig.Link.Connecting = null;
        rig.Link.Restore();
        rig.Run(120_000);
        Assert.Equal(["0", "1", "2"], Values(rig, "gas-fan", "state"));
        Assert.Equal(0, rig.Node.PendingRecords);
    }

    [Fact]
    public void When_two_rows_disagree_the_safe_state_wins()
    {
        var rig = Rig(settings: Detectors() + Fan()
            + Row("stop-fan", "vote=1oo1 if=gas-2/lel above=20 for=0 latch=no then=fan-1:off")
            + Row("gas-fan", "vote=1oo1 if=gas-1/lel above=20 for=0 latch=no then=fan-1:on"));
        rig.Buses.Analogs[1].Milliamperes = Gas;
        rig.Run(3_000);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        rig.Buses.Analogs[0].Milliamperes = Gas;
        rig.Run(3_000);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
        rig.Buses.Analogs[0].Milliamperes = Clean;
        rig.Run(3_000);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
    }

    [Fact]
    public void Without_the_gateway_for_long_enough_an_output_goes_where_it_was_told()
    {
        var rig = Rig(settings: Detectors() + Fan("boot=off lost=on lost-after=20000") + Row("gas-fan", "vote=1oo1 if=gas-1/lel above=20 for=0 then=fan-1:on"));
        rig.HostOnline();
        rig.Run(60_000);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        rig.HostOffline();
        rig.Run(19_900);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        rig.Run(300);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
        rig.HostOnline(2000);
        rig.Run(120_000);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        Assert.Equal(["0", "3", "0"], Values(rig, "fan-1", "reason").SkipWhile(reason => reason == "1"));
    }

    [Fact]
    public void At_the_end_of_the_program_outputs_are_safe_and_stay_so()
    {
        var rig = Rig();
        rig.Run(5_000);
        rig.Node.Stop();
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
        Assert.True(rig.Buses.Outputs[ValvePin].IsHigh);
        rig.Run(60_000);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
    }

    [Fact]
    public void A_pin_that_cannot_be_opened_makes_the_output_bad_and_nothing_else()
    {
        var rig = new NodeRig(NodeRig.Head + Detectors() + Fan() + Valve() + Row("gas-fan", GasRow), missing: ["pin21"]) { IsConfirming = true };
        rig.Buses.Analogs[0].Milliamperes = Gas;
        rig.HostOnline();
        rig.Run(10_000);
        Assert.True(rig.Buses.Outputs[ValvePin].IsHigh);
        Assert.All(
            rig.Data.Where(message => message.Device == "fan-1").SelectMany(message => message.Metrics.Skip(1)),
            metric => Assert.Equal(ReasonCode.InputFailure, metric.Reason));
    }

    [Fact]
    public void A_trip_outlives_a_power_cut()
    {
        var latches = new FakeLatchSlots();
        var before = Rig(latches: latches);
        before.Buses.Analogs[0].Milliamperes = Gas;
        before.Run(10_000);
        Assert.Equal(1, latches.Writes);

        // The gas has gone meanwhile: all the same the fan runs from the first moment on.
        var after = Rig(latches: latches);
        Assert.True(after.Buses.Outputs[FanPin].IsHigh);
        after.Run(60_000);
        Assert.True(after.Buses.Outputs[FanPin].IsHigh);
        after.HostOnline();
        after.Run(5_000);
        after.ResetInterlock("gas-fan");
        after.Run(1_000);
        Assert.False(after.Buses.Outputs[FanPin].IsHigh);
        Assert.Equal(["3", "0"], Values(after, "gas-fan", "state"));

        var third = Rig(latches: latches);
        third.Run(5_000);
        Assert.False(third.Buses.Outputs[FanPin].IsHigh);
        Assert.Equal(2, latches.Writes);
    }

    [Fact]
    public void What_is_not_latched_is_not_kept()
    {
        var latches = new FakeLatchSlots();
        var rig = Rig(GasRow + " latch=no", latches: latches);
        rig.Buses.Analogs[0].Milliamperes = Gas;
        rig.Run(10_000);
        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);
        rig.Buses.Analogs[0].Milliamperes = Clean;
        rig.Run(2_000);
        Assert.False(rig.Buses.Outputs[FanPin].IsHigh);
        Assert.Equal(0, latches.Writes);
    }

    [Fact]
    public void Judging_and_driving_allocate_nothing()
    {
        var rig = Rig(latches: new FakeLatchSlots());
        rig.Run(20_000);
        long allocated = 0;
        for (int step = 0; step < 400; step++)
        {
            rig.Buses.Analogs[step % 2].Milliamperes = step % 100 < 50 ? Clean : Gas;
            rig.Buses.Analogs[0].State = step % 40 == 39 ? AnalogState.Failed : AnalogState.Ready;
            rig.Clock.AdvanceTo(rig.Clock.UptimeMs + 100);
            rig.Buses.Outputs[FanPin].Levels.Capacity = 1000;
            rig.Buses.Outputs[ValvePin].Levels.Capacity = 1000;
            long before = GC.GetAllocatedBytesForCurrentThread();
            rig.Node.Work();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.True(rig.Buses.Outputs[FanPin].IsHigh);

        // One write of the trip by the fake flash, which copies what it is given.
        Assert.InRange(allocated, 0, 200);
    }

    // What the records of a device say of a metric: value and second of each change.
    private static string[] States(NodeRig rig, string device, string metric)
    {
        long alias = rig.Alias(device, metric);
        var rows = new List<string>();
        string? last = null;
        foreach (SentMessage message in rig.Data.Where(message => message.Device == device).OrderBy(message => message.RecordNumber).DistinctBy(message => message.RecordNumber))
        {
            if (message.Metrics.FirstOrDefault(candidate => candidate.Alias == alias) is { } found && Text(found) != last)
            {
                last = Text(found);
                rows.Add(System.FormattableString.Invariant($"{(found.TimestampMs - rig.Clock.UtcMs + rig.Clock.UptimeMs) / 1000.0:0.000} {last}"));
            }
        }

        return [.. rows];
    }

    private static string[] Values(NodeRig rig, string device, string metric) => [.. States(rig, device, metric).Select(row => row.Split(' ')[1])];

    private static string Text(SentMetric metric) => metric.IsNull ? "-" : System.FormattableString.Invariant($"{metric.Value}");
}
