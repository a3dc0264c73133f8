using FsCheck;
using FsCheck.Fluent;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Signals;

/// <summary>Each signal against its definition computed the slow way, asked in any order.</summary>
public class SignalTests
{
    private static readonly SignalContext Context = new(1_780_272_000_000, 8 * 3_600_000, 42);

    [Fact]
    public void A_walk_is_the_sum_of_its_steps_whatever_the_order_of_asking()
    {
        var expected = new List<double> { 50 };
        for (var step = 0; step < 5000; step++)
        {
            double next = expected[^1] + (1.5 * SeededHash.Normal(42, step));
            next = next > 60 ? 120 - next : next < 40 ? 80 - next : next;
            expected.Add(Math.Clamp(next, 40, 60));
        }

        var walk = new WalkSignal(50, 1.5, 40, 60, 1000, Context);
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 4_999_999).ToArbitrary(), elapsedMs => walk.At(elapsedMs) == expected[elapsedMs / 1000]));
        Assert.Contains(expected, value => value > 59);
        Assert.Contains(expected, value => value < 41);
    }

    [Fact]
    public void Energy_is_the_power_added_up_second_by_second()
    {
        var power = new StepsSignal([(0, 36), (10_000, -5), (20_000, 72)], 60_000);
        var energy = new EnergySignal(power, 100);
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 3_000_000).ToArbitrary(), elapsedMs =>
        {
            double kilowattSeconds = 0;
            for (var second = 0; second < elapsedMs / 1000; second++)
            {
                kilowattSeconds += Math.Max(0, power.At(second * 1000L));
            }

            kilowattSeconds += Math.Max(0, power.At(elapsedMs / 1000 * 1000L)) * (elapsedMs % 1000) / 1000.0;
            return Math.Abs(energy.At(elapsedMs) - (100 + (kilowattSeconds / 3600))) < 1e-9;
        }));
        Assert.Equal(100 + (((36 * 10) + (72 * 40)) / 3600.0), energy.At(60_000), 9);
    }

    [Fact]
    public void Energy_never_runs_backwards()
    {
        var energy = new EnergySignal(new SineSignal(10, 30, 7000, 0), 0);
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 1_000_000).ToArbitrary(),
            Gen.Choose(0, 1_000_000).ToArbitrary(),
            (a, b) => energy.At(Math.Min(a, b)) <= energy.At(Math.Max(a, b))));
    }

    [Theory]
    [InlineData("03:00", 20)]
    [InlineData("08:00", 50)]
    [InlineData("10:00", 80)]
    [InlineData("12:30", 47)]
    [InlineData("15:00", 80)]
    [InlineData("19:00", 35)]
    [InlineData("23:59", 20)]
    public void A_daily_load_follows_the_hours_of_the_shop(string local, double expected)
    {
        long startUtcMs = DateTimeOffset.Parse($"2026-06-01T{local}:00+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var load = new DailyLoadSignal(20, 80, 0, 5000, Context with { StartUtcMs = startUtcMs });
        Assert.Equal(expected, load.At(0), 6);
        Assert.Equal(expected, load.At(86_400_000), 6);
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for_and_is_another_with_another_seed()
    {
        double[] values = [.. Enumerable.Range(0, 20_000).Select(draw => new DailyLoadSignal(100, 100, 2, 1000, Context).At(draw * 1000L))];
        double mean = values.Average();
        Assert.InRange(mean, 99.9, 100.1);
        Assert.InRange(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 1.95, 2.05);
        Assert.NotEqual(values[5], new DailyLoadSignal(100, 100, 2, 1000, Context with { Seed = 43 }).At(5000));
    }

    [Fact]
    public void Steps_hold_until_the_next_and_begin_again()
    {
        var steps = new StepsSignal([(1000, 1), (2000, 2), (5000, 3)], 10_000);
        foreach ((long atMs, double expected) in new (long, double)[] { (0, 1), (1999, 1), (2000, 2), (4999, 2), (5000, 3), (9999, 3), (10_000, 1), (12_500, 2) })
        {
            Assert.Equal(expected, steps.At(atMs));
        }
    }

    [Fact]
    public void A_fire_grows_with_the_square_of_time_until_it_is_put_out_and_then_clears()
    {
        var command = new FireSwitch();
        var fire = new FireSignal(command, 60_000, 0.002, 0.01, 3, 30_000, 0, Context);
        Assert.Equal(0.01, fire.At(60_000), 9);
        Assert.Equal(0.01 + (0.002 * 100), fire.At(70_000), 9);
        Assert.Equal(3, fire.At(160_000), 9);
        command.Set(false, 70_000);
        Assert.Equal(0.01 + (0.2 * Math.Exp(-1)), fire.At(100_000), 9);
        Assert.Equal(0.01 + (0.002 * 25), fire.At(65_000), 9);

        // Lit again while smoke still hangs in the hall, it goes on from there.
        command.Set(true, 100_000);
        double seconds = Math.Sqrt(0.2 * Math.Exp(-1) / 0.002) + 5;
        Assert.Equal(0.01 + (0.002 * seconds * seconds), fire.At(105_000), 9);
    }

    [Fact]
    public void A_fire_without_a_start_waits_for_the_command()
    {
        var command = new FireSwitch();
        var fire = new FireSignal(command, null, 0.02, 0, 2, 30_000, 0, Context);
        Assert.Equal(0, fire.At(3_600_000));
        command.Set(true, 3_600_000);
        Assert.True(command.IsOn);
        Assert.Equal(0.5, fire.At(3_605_000), 9);
    }

    [Fact]
    public void A_meter_without_further_signals_is_consistent_in_itself()
    {
        SignalSet meter = SignalSetBuilder.Build(
            "dlt645", new Dictionary<string, SignalSpec> { ["active-power"] = SignalSpec.Constant(66) }, Context, new FireSwitch());
        const long nowNs = 123_456_000_000;
        double watts = new[] { "a", "b", "c" }.Sum(phase => meter.At("voltage-" + phase, nowNs) * meter.At("current-" + phase, nowNs) * meter.At("power-factor", nowNs));
        Assert.Equal(66_000, watts, 6);
        Assert.Equal(66 * Math.Tan(Math.Acos(0.92)), meter.At("reactive-power", nowNs), 9);
        Assert.Equal(66 * 123.456 / 3600, meter.At("active-energy", nowNs) - meter.At("active-energy", 0), 9);
    }
}
