using System.Globalization;
using Wuxi.Edge.Native.Tests.Fakes;
using Wuxi.Edge.Native.Tests.References;

namespace Wuxi.Edge.Native.Tests;

/// <summary>Windows of sampled channels, from the converter's counts to the C# class.</summary>
public sealed class SampledAnalogTests
{
    private const int Voltage = 0;
    private const int Current = 3;
    private const long Second = 1000000;

    private static readonly int[] TwoChannels = [Voltage, Current];

    private readonly FakeBoard _board = new();
    private readonly float[] _values = new float[SampledAnalog.MostValues];

    public SampledAnalogTests()
    {
        _board.Channels[Voltage] = _ => 1000;
        _board.Channels[Current] = _ => 3000;
        _board.Enter();
    }

    public static TheoryData<int, double, double, int> Waves => new()
    {
        // Seed, Hz, power factor's angle in degrees, samples a second of each channel.
        { 1, 50, 0, 4000 },
        { 2, 49.7, 30, 4000 },
        { 3, 50.4, -45, 4000 },
        { 4, 50.02, 78, 10000 },
        { 5, 47.5, 150, 8000 },
    };

    [Fact]
    public void A_window_has_mean_rms_and_the_ends_of_each_channel()
    {
        _board.Channels[Voltage] = atUs => atUs / 1000 % 2 == 0 ? 1000 : 1400;
        using var analog = new SampledAnalog(TwoChannels, 1000, 500);
        analog.Calibrate(0, 1000, 0.5f);
        analog.Start();
        _board.UptimeUs = Second / 2;
        Assert.Equal(8, analog.Take(_values));
        Assert.Equal([100, (float)Math.Sqrt(20000), 0, 200], _values[..4]);
        Assert.Equal([3000, 3000, 3000, 3000], _values[4..8]);
        Assert.Equal((Second / 2, 500, 0, 0), (analog.TimeUs, analog.Samples, analog.LostBefore, analog.Clipped));
        Assert.True(analog.Take(_values) < 0);
    }

    [Theory]
    [MemberData(nameof(Waves))]
    public void Power_of_a_distorted_mains_is_that_of_the_formulas(int seed, double hertz, double degrees, int rateHz)
    {
        var mains = new MainsModel(seed, hertz, degrees * Math.PI / 180);
        _board.Channels[Voltage] = atUs => MainsModel.Counts(mains.Volts(atUs));
        _board.Channels[Current] = atUs => MainsModel.Counts(mains.Amperes(atUs));
        using var analog = new SampledAnalog(TwoChannels, rateHz, rateHz / 2);
        analog.Calibrate(0, MainsModel.Middle, (float)(1 / MainsModel.CountsPerVolt));
        analog.Calibrate(1, MainsModel.Middle, (float)(1 / MainsModel.CountsPerVolt));
        analog.Pair(0, 0, 1, -Turn(rateHz));
        analog.Start();
        var windows = new List<float[]>();
        _board.RunTo(5 * Second, 20000, () =>
        {
            if (analog.Take(_values) == 12)
            {
                windows.Add([.. _values]);
            }
        });

        Assert.Equal(10, windows.Count);
        double apparent = mains.VoltsRms * mains.AmperesRms;
        foreach (float[] window in windows.Skip(1))
        {
            Near(mains.VoltsRms, window[1], 0.001);
            Near(mains.AmperesRms, window[5], 0.001);
            Assert.InRange(window[8], mains.Watts - (0.002 * apparent), mains.Watts + (0.002 * apparent));
            Near(apparent, window[9], 0.002);
            Assert.InRange(window[10], (mains.Watts / apparent) - 0.003, (mains.Watts / apparent) + 0.003);
            Assert.InRange(window[11], hertz - 0.005, hertz + 0.005);
        }
    }

    // The second of two channels is sampled half an interval after the first.
    private static float Turn(int rateHz) => 1e6f / (2 * rateHz);

    [Fact]
    public void A_late_current_is_set_right()
    {
        var mains = new MainsModel(9, 50, 1.2);
        _board.Channels[Voltage] = atUs => MainsModel.Counts(mains.Volts(atUs));
        _board.Channels[Current] = atUs => MainsModel.Counts(mains.Amperes(atUs - 250));
        double[] watts = new double[2];
        for (int i = 0; i < 2; i++)
        {
            _board.UptimeUs = 0;
            using var analog = new SampledAnalog(TwoChannels, 4000, 2000);
            analog.Calibrate(0, MainsModel.Middle, (float)(1 / MainsModel.CountsPerVolt));
            analog.Calibrate(1, MainsModel.Middle, (float)(1 / MainsModel.CountsPerVolt));
            analog.Pair(0, 0, 1, (i * 250) - Turn(4000));
            analog.Start();
            _board.UptimeUs = Second;
            Assert.Equal(12, analog.Take(_values));
            Assert.Equal(12, analog.Take(_values));
            watts[i] = _values[8];
        }

        double apparent = mains.VoltsRms * mains.AmperesRms;
        Assert.True(Math.Abs(watts[0] - mains.Watts) > 0.02 * apparent);
        Assert.True(Math.Abs(watts[1] - mains.Watts) < 0.002 * apparent);
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_told()
    {
        using var analog = new SampledAnalog(TwoChannels, 1000, 100);
        analog.Start();
        int taken = 0;
        long lost = 0;
        foreach (int second in new[] { 3, 6, 9 })
        {
            _board.UptimeUs = second * Second;
            while (analog.Take(_values) == 8)
            {
                taken++;
                lost += analog.LostBefore;
            }
        }

        // The marks of the last loss come with the next window.
        _board.UptimeUs += Second / 10;
        Assert.Equal(8, analog.Take(_values));
        Assert.Equal(3 * 8, taken);
        Assert.Equal(91, taken + 1 + lost + analog.LostBefore);
    }

    [Fact]
    public void Counts_at_the_ends_are_told()
    {
        _board.Channels[Voltage] = atUs => (atUs + 500) % 10000 == 0 ? 4095 : 2000;
        using var analog = new SampledAnalog(TwoChannels, 1000, 1000);
        analog.Start();
        _board.UptimeUs = Second;
        Assert.Equal(8, analog.Take(_values));
        Assert.Equal(100, analog.Clipped);
        Assert.Equal(4095, _values[3]);
    }

    [Fact]
    public void How_often_it_is_looked_at_changes_nothing()
    {
        foreach (int rateHz in new[] { 1000, 3000, 7777 })
        {
            List<string> expected = Run(Second, rateHz);
            Assert.Equal(expected, Run(1000, rateHz));
            Assert.Equal(expected, Run(777, rateHz));
        }
    }

    [Theory]
    [InlineData(99, 1000, 500, -5, "the board has no such port")]
    [InlineData(Voltage, 99, 500, -2, "a parameter is out of range")]
    [InlineData(Voltage, 10001, 500, -2, "a parameter is out of range")]
    [InlineData(Voltage, 1000, 1, -2, "a parameter is out of range")]
    [InlineData(Voltage, 1000, 65536, -2, "a parameter is out of range")]
    public void What_cannot_be_opened_is_refused_in_words(int channel, int rateHz, int samples, int code, string words)
    {
        NativeException refusal = Assert.Throws<NativeException>(() => new SampledAnalog([channel], rateHz, samples));
        Assert.Equal(code, refusal.Code);
        Assert.Contains("analog inputs: " + words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_has_one_converter_and_so_one_driver_at_a_time()
    {
        var first = new SampledAnalog([Voltage], 1000, 500);
        NativeException refusal = Assert.Throws<NativeException>(() => new SampledAnalog([Current], 1000, 500));
        Assert.Equal(-5, refusal.Code);
        var other = new FakeBoard { Channels = { [Current] = _ => 7 } };
        other.Enter();
        using var beside = new SampledAnalog([Current], 1000, 500);
        _board.Enter();
        first.Dispose();
        using var second = new SampledAnalog([Current], 1000, 500);
        Assert.Equal(-5, Assert.Throws<NativeException>(() => new SampledAnalog([Current, Current], 1000, 500)).Code);
    }

    [Fact]
    public void Quick_windows_of_one_channel_go_beside_long_ones_of_a_pair()
    {
        var mains = new MainsModel(7, 50.2, 0.5);
        _board.Channels[Voltage] = atUs => MainsModel.Counts(mains.Volts(atUs));
        _board.Channels[Current] = atUs => MainsModel.Counts(mains.Amperes(atUs));
        _board.Channels[5] = atUs => (int)(atUs / 20000);
        using var analog = new SampledAnalog([Voltage, Current, 5], 4000, 80);
        analog.Calibrate(0, MainsModel.Middle, (float)(1 / MainsModel.CountsPerVolt));
        analog.Calibrate(1, MainsModel.Middle, (float)(1 / MainsModel.CountsPerVolt));
        analog.Pair(0, 0, 1, -1e6f / (3 * 4000));
        analog.PairWindows(50);
        analog.Start();
        int quick = 0;
        int whole = 0;
        _board.RunTo(5 * Second, 20000, () =>
        {
            int count = analog.Take(_values);
            Assert.InRange(_values[8], quick - 0.001, quick + 0.02);
            quick++;
            Assert.Equal(quick % 50 == 0 ? 16 : 12, count);
            if (count == 16 && ++whole > 1)
            {
                double apparent = mains.VoltsRms * mains.AmperesRms;
                Near(mains.AmperesRms, _values[5], 0.001);
                Assert.InRange(_values[12], mains.Watts - (0.002 * apparent), mains.Watts + (0.002 * apparent));
                Assert.InRange(_values[15], 50.195, 50.205);
            }
        });
        Assert.Equal((250, 5), (quick, whole));
    }

    [Fact]
    public void What_cannot_be_set_is_refused_in_words()
    {
        Assert.Throws<NativeException>(() => new SampledAnalog([], 1000, 500));
        Assert.Throws<NativeException>(() => new SampledAnalog([0, 0, 0, 0, 0], 1000, 500));
        using var analog = new SampledAnalog(TwoChannels, 1000, 500);
        Assert.Throws<NativeException>(() => analog.Calibrate(2, 0, 1));
        Assert.Throws<NativeException>(() => analog.Calibrate(0, float.NaN, 1));
        Assert.Throws<NativeException>(() => analog.Calibrate(0, 0, 0));
        Assert.Throws<NativeException>(() => analog.Pair(2, 0, 1, 0));
        Assert.Throws<NativeException>(() => analog.Pair(0, 0, 2, 0));
        Assert.Throws<NativeException>(() => analog.Pair(0, 0, 1, 1001));
        Assert.Throws<NativeException>(() => analog.PairWindows(0));
        Assert.Throws<NativeException>(() => analog.PairWindows(132));
        analog.PairWindows(131);
        analog.Pair(0, 0, 1, 1000);
    }

    [Fact]
    public void Instances_are_free_again_when_they_were_closed()
    {
        for (int i = 0; i < 5000; i++)
        {
            using var analog = new SampledAnalog(TwoChannels, 1000, 2);
            analog.Start();
            _board.UptimeUs += 2000;
            Assert.Equal(8, analog.Take(_values));
            Assert.Equal(1000, _values[0]);
            _board.UptimeUs += 1000;
        }

        var closed = new SampledAnalog(TwoChannels, 1000, 2);
        closed.Dispose();
        closed.Dispose();
        Assert.Equal(-1, closed.Take(_values));
        Assert.Equal(-1, Assert.Throws<NativeException>(closed.Start).Code);
    }

    private static void Near(double expected, double found, double share) =>
        Assert.InRange(found, expected - (share * expected), expected + (share * expected));

    private static List<string> Run(long stepUs, int rateHz)
    {
        var mains = new MainsModel(3, 50.1, 0.4);
        var board = new FakeBoard { UptimeUs = 123457 };
        board.Channels[Voltage] = atUs => MainsModel.Counts(mains.Volts(atUs));
        board.Channels[Current] = atUs => MainsModel.Counts(mains.Amperes(atUs));
        board.Enter();
        using var analog = new SampledAnalog(TwoChannels, rateHz, rateHz / 5);
        analog.Pair(0, 0, 1, -85);
        analog.Start();
        float[] values = new float[SampledAnalog.MostValues];
        var seen = new List<string>();
        board.RunTo(10 * Second, stepUs, () =>
        {
            for (int count = analog.Take(values); count >= 0; count = analog.Take(values))
            {
                seen.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{analog.TimeUs} {analog.Samples} {analog.LostBefore} {string.Join(' ', values[..count])}"));
            }
        });
        Assert.True(seen.Count >= 45);
        return seen;
    }
}
