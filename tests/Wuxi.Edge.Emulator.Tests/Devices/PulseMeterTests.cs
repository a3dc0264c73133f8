using Wuxi.Edge.Emulator.Devices.PulseMeter;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated pulse output: as many pulses as have flowed, each of its length, and a reed that bounces.</summary>
public class PulseMeterTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(1.8, 1000, 100, 50)] // 0.5 a second
    [InlineData(0.36, 10, 3600, 3)] // one in 1000 s: the last begins after 3000 s
    [InlineData(3600, 25.5, 10, 255)]
    [InlineData(3600, 997, 3, 2991)] // faster than its pulse is long
    [InlineData(0, 1000, 1000, 0)]
    [InlineData(-5, 1000, 1000, 0)] // what flows back does not count
    public void Gives_one_pulse_a_step(double rate, double pulsesPerUnit, int seconds, int expected)
    {
        List<(long AtNs, int Level)> edges = Edges(Meter(new ConstantSignal(rate), pulsesPerUnit, false), seconds);
        Assert.InRange(edges.Count(edge => edge.Level == 0), expected - 1, expected);
        Assert.All(edges.Where((_, i) => i % 2 == 0), edge => Assert.Equal(0, edge.Level));
        Assert.All(edges.Where((_, i) => i % 2 == 1), edge => Assert.Equal(1, edge.Level));
        Assert.Equal(edges.Select(edge => edge.AtNs).Order(), edges.Select(edge => edge.AtNs));
    }

    [Fact]
    public void A_pulse_lasts_50_ms()
    {
        List<(long AtNs, int Level)> edges = Edges(Meter(new ConstantSignal(3600), 1, false), 5);
        Assert.Equal(Second, edges[0].AtNs);
        Assert.Equal(50_000_000, edges[1].AtNs - edges[0].AtNs);
        Assert.Equal(2 * Second, edges[2].AtNs);
    }

    [Fact]
    public void A_reed_bounces_for_a_moment_and_is_quiet_then()
    {
        List<(long AtNs, int Level)> edges = Edges(Meter(new ConstantSignal(3600), 1, true), 200);
        long[] closed = [.. Runs(edges).Where(run => run.Level == 0 && run.LengthNs > 40_000_000).Select(run => run.LengthNs)];
        Assert.InRange(closed.Length, 198, 200);
        long[] bounces = [.. Runs(edges).Where(run => run.LengthNs < 40_000_000).Select(run => run.LengthNs)];
        Assert.True(bounces.Length > 200, $"{bounces.Length} bounces");
        Assert.All(bounces, length => Assert.InRange(length, 1, 500_000));
    }

    [Fact]
    public void A_flow_that_stops_and_goes_on_loses_no_part_of_a_step()
    {
        var steps = new DerivedSignal(elapsedMs => elapsedMs is >= 10_500 and < 1_000_000 ? 0 : 1080); // 0.3 a second
        List<(long AtNs, int Level)> edges = Edges(Meter(steps, 1, false), 1_020);

        // 11 s before (taken once a second) and 20 s after the pause: 9.3 steps.
        Assert.Equal(9, edges.Count(edge => edge.Level == 0));
        Assert.DoesNotContain(edges, edge => edge.AtNs is > 11 * Second and < 1000 * Second);
    }

    [Fact]
    public void The_level_between_edges_is_that_after_the_last()
    {
        EmulatedPulseMeter asked = Meter(new ConstantSignal(3600), 7, true);
        List<(long AtNs, int Level)> edges = Edges(Meter(new ConstantSignal(3600), 7, true), 20);
        var random = new Random(1);
        long atNs = 0;
        while ((atNs += random.Next(1, 3_000_000)) < 20 * Second)
        {
            int expected = edges.Where(edge => edge.AtNs <= atNs).Select(edge => edge.Level).LastOrDefault(1);
            Assert.Equal(expected, asked.LevelAt(atNs));
            if (random.Next(4) == 0)
            {
                asked.NextChangeNs(atNs, atNs);
            }
        }
    }

    private static EmulatedPulseMeter Meter(Signal rate, double pulsesPerUnit, bool hasReed) => new(
        new EmulatedPulseMeterOptions("w", pulsesPerUnit, hasReed, 3), new SignalSet(new Dictionary<string, Signal> { ["rate"] = rate }));

    private static List<(long AtNs, int Level)> Edges(EmulatedPulseMeter meter, int seconds)
    {
        var edges = new List<(long AtNs, int Level)>();
        long untilNs = seconds * Second;
        long atNs = 0;
        while ((atNs = meter.NextChangeNs(atNs, untilNs)) <= untilNs)
        {
            edges.Add((atNs, meter.LevelAt(atNs)));
        }

        return edges;
    }

    private static IEnumerable<(int Level, long LengthNs)> Runs(List<(long AtNs, int Level)> edges) =>
        edges.Zip(edges.Skip(1), (a, b) => (a.Level, b.AtNs - a.AtNs));
}
