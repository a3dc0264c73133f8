using System.Globalization;
using Wuxi.Edge.Emulator.Devices.Vibration;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>From the words of an accelerometer's FIFO to velocities at the gateway, by the native driver.</summary>
public class VibrationRunTests
{
    private static readonly string[] Metrics =
    [
        "velocity-rms", "velocity-rms-x", "velocity-rms-y", "velocity-rms-z", "acceleration-rms", "acceleration-rms-x", "acceleration-rms-y",
        "acceleration-rms-z", "acceleration-peak", "crest-factor", "kurtosis", "envelope-mean",
    ];

    [Theory]
    [InlineData("iis3dwb", 1480)]
    [InlineData("adxl355", 2960)]
    [InlineData("adxl345", 1480)]
    public void Velocities_are_those_of_the_shaft_and_its_noise(string part, int speed)
    {
        var readings = Run(part, speed, "velocity-rms-x: { model: constant, value: 4.5 }, velocity-rms-y: { model: constant, value: 2.8 }, velocity-rms-z: { model: constant, value: 1.4 }, acceleration-rms: { model: constant, value: 0.05 }", "", 2);
        AssertLast(readings, "velocity-rms", 4.5, 0.02);
        AssertLast(readings, "velocity-rms-x", 4.5, 0.02);
        AssertLast(readings, "velocity-rms-y", 2.8, 0.02);
        AssertLast(readings, "velocity-rms-z", 1.4, 0.02);
        double ofShaft = 4.5 / 1000 * 2 * Math.PI * speed / 60;
        AssertLast(readings, "acceleration-rms-x", Math.Sqrt((ofShaft * ofShaft) + (0.05 * 0.05)), 0.02);
        Assert.All(readings.Where(reading => reading.Value is null), reading => Assert.Equal(ReasonCode.WarmingUp, reading.Reason));
    }

    [Fact]
    public void A_worn_bearing_shows_in_crest_factor_kurtosis_and_envelope_and_not_in_the_velocity()
    {
        var sound = Run("iis3dwb", 1480, "", "", 1);
        var worn = Run("iis3dwb", 1480, "acceleration-peak: { model: constant, value: 20 }", "", 1);
        Assert.True(Last(worn, "kurtosis") > 2 * Last(sound, "kurtosis"));
        Assert.True(Last(worn, "crest-factor") > 1.2 * Last(sound, "crest-factor"));
        Assert.True(Last(worn, "envelope-mean") > 2 * Last(sound, "envelope-mean"));
        Assert.Equal(Last(sound, "velocity-rms"), Last(worn, "velocity-rms"), 0.1);
    }

    [Fact]
    public void Every_value_is_that_of_the_same_samples_worked_out_at_length()
    {
        var readings = Run("adxl345", 1480, "acceleration-rms: { model: constant, value: 2 }, acceleration-peak: { model: constant, value: 30 }", "", 1);

        // The first turn: 24,816 samples at 3200 Hz, of which the velocity takes 4096 from sample 48 on (native/core/vibration_fifo/README.md).
        double[][] axes = [.. Enumerable.Range(0, 3).Select(axis => Samples(axis, 24_816))];
        var first = readings.Where(reading => reading.Reason == ReasonCode.None).GroupBy(reading => reading.Metric).ToDictionary(group => group.Key, group => group.First().Value!.Value);
        double[] rms = [.. axes.Select(axis => Moment(axis, 2))];
        double[] peaks = [.. axes.Select(axis => axis.Max(value => Math.Abs(value - axis.Average())))];
        for (var axis = 0; axis < 3; axis++)
        {
            Near(rms[axis], first["acceleration-rms-" + "xyz"[axis]]);
        }

        Near(rms.Max(), first["acceleration-rms"]);
        Near(peaks.Max(), first["acceleration-peak"]);
        Near(peaks.Zip(rms, (peak, root) => peak / root).Max(), first["crest-factor"]);
        Near(axes.Zip(rms, (axis, root) => Math.Pow(Moment(axis, 4) / root, 4)).Max(), first["kurtosis"]);
        Near(Velocity(axes[0][48..(48 + 4096)], 3200), first["velocity-rms-x"]);

        static void Near(double expected, double found) => Assert.InRange(found, expected * 0.99, expected * 1.01);
    }

    [Theory]
    [InlineData("iis3dwb")]
    [InlineData("adxl355")]
    [InlineData("adxl345")]
    public void A_chip_that_goes_silent_is_bad_until_it_speaks_again(string part)
    {
        var readings = Run(part, 1480, "", "{ at: 60s, for: 60s, kind: silent, node: N001, device: m }", 4);
        AssertBadBetween(readings, 90_000, 118_000, ReasonCode.Timeout);
        Assert.All(readings.Where(reading => reading.TimestampMs > 190_000), reading => Assert.Equal(ReasonCode.None, reading.Reason));
        AssertNeverWrong(readings);
    }

    [Fact]
    public void A_fifo_that_runs_over_again_and_again_is_bad()
    {
        var readings = Run("iis3dwb", 1480, "", "{ at: 30s, for: 30s, kind: fifo-overrun, node: N001, device: m }", 2);
        AssertBadBetween(readings, 45_000, 58_000, ReasonCode.Corrupt);
        AssertNeverWrong(readings);
        Assert.NotNull(readings[^1].Value);
    }

    [Fact]
    public void A_single_overrun_costs_a_turn_and_no_value()
    {
        var readings = Run("iis3dwb", 1480, "", "{ at: 30s, for: 5ms, kind: fifo-overrun, node: N001, device: m }", 1);
        AssertNeverWrong(readings);
        Assert.All(readings.Where(reading => reading.TimestampMs > 12_000), reading => Assert.Equal(ReasonCode.None, reading.Reason));
    }

    [Fact]
    public void A_chip_that_stands_still_is_bad()
    {
        var readings = Run("iis3dwb", 1480, string.Join(", ", new[] { "velocity-rms-x", "velocity-rms-y", "velocity-rms-z", "acceleration-rms" }.Select(metric => metric + ": { model: constant, value: 0 }")), "", 1);
        AssertBadBetween(readings, 12_000, 60_000, ReasonCode.InstrumentFault);
    }

    [Fact]
    public void A_chip_that_does_not_say_who_it_is_is_bad_until_the_node_starts_anew()
    {
        var readings = Run("iis3dwb", 1480, "", "{ at: 0s, for: 10s, kind: silent, node: N001, device: m }, { at: 60s, for: 2s, kind: power-cut, node: N001 }", 2);
        AssertBadBetween(readings, 0, 60_000, ReasonCode.InputFailure);
        Assert.NotNull(readings[^1].Value);
    }

    [Fact]
    public void More_than_the_range_is_bad_and_never_less_than_it_is()
    {
        var readings = Run("iis3dwb", 1480, "velocity-rms-x: { model: constant, value: 500 }", "", 1, "range: 2");
        Assert.All(readings.Where(reading => reading is { TimestampMs: > 12_000, Metric: "velocity-rms-x" or "velocity-rms" }), reading => Assert.Equal(ReasonCode.OutOfRange, reading.Reason));
        Assert.Contains(readings, reading => reading.Metric == "velocity-rms-x" && reading.Reason == ReasonCode.OutOfRange);
    }

    private static void AssertBadBetween(
        List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, long fromMs, long untilMs, int reason)
    {
        // An instrument that is dead is told once: what was told last holds.
        foreach (string metric in Metrics)
        {
            var last = readings.Last(reading => reading.Metric == metric && reading.TimestampMs <= untilMs);
            Assert.True(last.Reason == reason, $"{metric} at {last.TimestampMs}: {last.Value} {last.Reason}");
            Assert.DoesNotContain(readings, reading => reading.Metric == metric && reading.TimestampMs > fromMs && reading.TimestampMs <= untilMs && reading.Value is not null);
        }
    }

    private static void AssertNeverWrong(List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings)
    {
        // Of the machine that DefaultSignals has.
        Assert.All(readings.Where(reading => reading.Value is not null), reading =>
        {
            (double low, double high) = reading.Metric switch
            {
                "velocity-rms" or "velocity-rms-x" => (1.1, 1.35),
                "velocity-rms-y" => (0.8, 1.05),
                "velocity-rms-z" => (0.5, 0.8),
                "acceleration-rms" or "acceleration-rms-x" or "acceleration-rms-y" or "acceleration-rms-z" => (0.2, 0.3),
                "kurtosis" => (2.2, 3.2),
                _ => (0, 2 * 5),
            };
            Assert.True(reading.Value >= low && reading.Value <= high, $"{reading.Metric} {reading.Value} at {reading.TimestampMs} ms");
        });
    }

    private static void AssertLast(
        List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string metric, double expected, double part) =>
        Assert.InRange(Last(readings, metric), expected * (1 - part), expected * (1 + part));

    private static double Last(List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string metric) =>
        readings.Last(reading => reading.Metric == metric).Value!.Value;

    private static double Moment(double[] values, int power)
    {
        double mean = values.Average();
        return Math.Pow(values.Average(value => Math.Pow(value - mean, power)), 1.0 / power);
    }

    /// <summary>By a Fourier sum of each line, Hann window, integrated in the frequency domain.</summary>
    private static double Velocity(double[] block, int rateHz)
    {
        double mean = block.Average();
        double sum = 0;
        int n = block.Length;
        for (int k = (int)Math.Ceiling(10.0 * n / rateHz); k <= 1000.0 * n / rateHz; k++)
        {
            double real = 0;
            double imaginary = 0;
            for (var i = 0; i < n; i++)
            {
                double windowed = (block[i] - mean) * (1 - Math.Cos(2 * Math.PI * i / n)) / 2;
                real += windowed * Math.Cos(2 * Math.PI * k * i / n);
                imaginary += windowed * Math.Sin(2 * Math.PI * k * i / n);
            }

            double omega = 2 * Math.PI * k * rateHz / n;
            sum += 16 * ((real * real) + (imaginary * imaginary)) / (3.0 * n * n) / (omega * omega);
        }

        return 1000 * Math.Sqrt(sum);
    }

    // What the emulated chip of the run gives, taken from its FIFO; the seed is the run's.
    private static double[] Samples(int axis, int count)
    {
        var signals = new Dictionary<string, Signal>
        {
            ["velocity-rms-x"] = new ConstantSignal(1.2),
            ["velocity-rms-y"] = new ConstantSignal(0.9),
            ["velocity-rms-z"] = new ConstantSignal(0.6),
            ["acceleration-rms"] = new ConstantSignal(2),
            ["acceleration-peak"] = new ConstantSignal(30),
        };
        var accelerometer = new EmulatedAccelerometer(
            new EmulatedAccelerometerOptions("m", VibrationPart.Adxl345, 1480 / 60.0, SeededHash.Derive(6, "N001")), new SignalSet(signals), new NodeFaults("N001", []));
        INativeFifo fifo = accelerometer.Open(VibrationPart.Adxl345, 3200, 16, 0)!;
        byte[] word = new byte[6];
        var values = new double[count];
        for (var index = 0; index < count; index++)
        {
            fifo.Sample(index, word);
            values[index] = BitConverter.ToInt16(word, 2 * axis) * 3.9e-3 * 9.80665;
        }

        return values;
    }

    private static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Run(
        string part, int speed, string signals, string faults, int minutes, string options = "timeout: 1h") =>
        EquipmentRun.Read(
            ["id: acc-1, kind: accel, cs: 10"],
            [$"id: m, part: {part}, bus: acc-1, speed: {speed}, {options}, equipment: A1/e0, points: [" + string.Join(", ", Metrics.Select(metric => $"{{ metric: {metric}, period: 1s, silent: 5s }}")) + "]"],
            string.Create(CultureInfo.InvariantCulture, $"{{ device: m, signals: {{ {signals} }} }}"),
            faults,
            TimeSpan.FromMinutes(minutes));
}
