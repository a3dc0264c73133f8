using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>From a bouncing contact and a light barrier to the records at the gateway, by the native drivers.</summary>
public class ContactRunTests
{
    private const string Points = "timeout: 30s, equipment: A1/e0, points: [{ metric: state, period: 10s, silent: 1min }, { metric: activations, period: 10s, silent: 1min }]";

    [Fact]
    public void A_closing_of_30_ms_between_two_samples_is_two_records_at_its_own_instants()
    {
        var readings = Contact("{ at: 0s, value: 0 }, { at: 33333ms, value: 1 }, { at: 33363ms, value: 0 }, { at: 100s, value: 1 }", "active: low", "");
        Assert.Equal(
            [(33_333L, 1), (33_363, 0), (100_000, 1)],
            Changes(readings).Where(change => change.AtMs > 5_000));
        Assert.Equal(2, readings.Last(reading => reading.Metric == "activations").Value);
        Assert.All(readings, reading => Assert.Equal(ReasonCode.None, reading.Reason));
    }

    [Fact]
    public void What_is_shorter_than_the_debounce_time_is_no_change()
    {
        var readings = Contact("{ at: 0s, value: 0 }, { at: 30s, value: 1 }, { at: 30010ms, value: 0 }", "active: low", "");
        Assert.All(readings, reading => Assert.Equal(0, reading.Value));
    }

    [Fact]
    public void A_contact_that_is_closed_while_all_is_well_says_so()
    {
        var readings = Contact("{ at: 0s, value: 1 }, { at: 60s, value: 0 }", "active: high", "");
        Assert.Equal([(60_000L, 0)], Changes(readings).Where(change => change.AtMs > 5_000));
        Assert.Equal(1, readings.First(reading => reading.Metric == "state").Value);
    }

    [Fact]
    public void A_contact_that_chatters_is_bad_until_it_rests()
    {
        // 5 ms on, 5 ms off: it never rests for 20 ms. From 60 s on it does not move any more.
        string chatter = string.Join(", ", Enumerable.Range(0, 6_000).Select(i => $"{{ at: {30_000 + (i * 5)}ms, value: {(i + 1) % 2} }}"));
        var readings = Contact("{ at: 0s, value: 0 }, " + chatter, "active: low", "");
        Assert.All(readings.Where(reading => reading is { Metric: "state", TimestampMs: > 39_000 and < 59_000 }), reading => Assert.Equal(ReasonCode.InstrumentFault, reading.Reason));
        Assert.Contains(readings, reading => reading is { Metric: "state", Reason: ReasonCode.InstrumentFault });
        Assert.Equal(0, readings.Last(reading => reading.Metric == "state").Value);
        Assert.Equal(0, readings.Last(reading => reading.Metric == "activations").Value);
    }

    [Fact]
    public void After_a_power_cut_the_state_is_that_of_now_and_the_count_begins_anew()
    {
        var readings = Contact(
            "{ at: 0s, value: 0 }, { at: 10s, value: 1 }, { at: 20s, value: 0 }, { at: 30s, value: 1 }", "active: low", "{ at: 40s, for: 10s, kind: power-cut, node: N001 }");
        var after = readings.Where(reading => reading.TimestampMs > 50_000).ToArray();
        Assert.All(after.Where(reading => reading.Metric == "state"), reading => Assert.Equal(1, reading.Value));
        Assert.All(after.Where(reading => reading.Metric == "activations"), reading => Assert.Equal(0, reading.Value));
    }

    [Fact]
    public void Pieces_are_counted_one_by_one_over_a_power_cut()
    {
        var readings = EquipmentRun.Read(
            ["id: p0, kind: pulse, channel: 0, pin: 14, glitch: 1000, edges: falling"],
            ["id: pieces, part: piece-counter, bus: p0, offset: 100, timeout: 30s, equipment: A1/e0, points: [{ metric: total, period: 1s, silent: 1s }, { metric: rate, period: 1s, silent: 1s }]"],
            "{ device: pieces, signals: { rate: { model: constant, value: 3600 } } }",
            "",
            TimeSpan.FromMinutes(2));
        var totals = readings.Where(reading => reading.Metric == "total").ToArray();
        Assert.All(totals, reading => Assert.InRange(reading.Value!.Value, 100 + (reading.TimestampMs / 1000) - 2, 100 + (reading.TimestampMs / 1000)));
        Assert.All(readings.Where(reading => reading is { Metric: "rate", TimestampMs: > 5_000 }), reading => Assert.Equal(3600, reading.Value!.Value, 4.0));
    }

    private static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Contact(string steps, string active, string faults) =>
        EquipmentRun.Read(
            ["id: d0, kind: digital, pin: 39, " + active],
            ["id: lamp, part: contact, bus: d0, " + Points],
            "{ device: lamp, signals: { state: { model: steps, steps: [" + steps + "] } } }",
            faults,
            TimeSpan.FromMinutes(2));

    private static IEnumerable<(long AtMs, int State)> Changes(List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings)
    {
        double? last = null;
        foreach ((_, _, long atMs, double? value, _) in readings.Where(reading => reading.Metric == "state"))
        {
            if (value != last)
            {
                yield return (atMs, (int)value!);
            }

            last = value;
        }
    }
}
