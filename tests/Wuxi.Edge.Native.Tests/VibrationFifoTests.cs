using System.Globalization;
using Wuxi.Edge.Native.Tests.Fakes;
using Wuxi.Edge.Native.Tests.References;

namespace Wuxi.Edge.Native.Tests;

/// <summary>Windows of an accelerometer, from its FIFO to the C# class.</summary>
public sealed class VibrationFifoTests
{
    private const int ChipSelect = 10;
    private const int Rate = 800;
    private const long Second = 1000000;
    private const double StandardGravity = 9.80665;

    private readonly float[] _values = new float[VibrationFifo.MostValues];

    [Theory]
    [InlineData(VibrationPart.Iis3dwb, 4, 0.0305e-3 * 4)]
    [InlineData(VibrationPart.Adxl355, 8, 31.2e-6)]
    [InlineData(VibrationPart.Adxl345, 16, 3.9e-3)]
    [InlineData(VibrationPart.RawInt16, 100, 100 / 32768.0)]
    public void Each_part_is_understood(int part, int rangeG, double gPerCount)
    {
        if (part == VibrationPart.Adxl355)
        {
            // 20 bits rounded to 16: 3.9 ug * 16 at 2 g, doubling with the range.
            gPerCount *= rangeG;
        }

        FakeBoard board = Board(part, (axis, i) => (short)(((axis + 1) * 100) + (i % 2 == 0 ? 50 : -50)));
        using var driver = new VibrationFifo(part, 1, ChipSelect, Rate, rangeG, 0);
        board.UptimeUs = 32 * Second;
        for (int axis = 0; axis < 3; axis++)
        {
            Assert.Equal(axis == 0 ? VibrationValue.Line : VibrationValue.Plain, driver.Take(_values));
            Assert.Equal(axis, driver.Axis);
            Near((axis + 1) * 100 * gPerCount * StandardGravity, _values[VibrationValue.AccelerationMean]);
            Near(50 * gPerCount * StandardGravity, _values[VibrationValue.AccelerationRms]);
            Near(50 * gPerCount * StandardGravity, _values[VibrationValue.AccelerationPeak]);
            Near(1, _values[VibrationValue.Kurtosis]);
        }

        Assert.Equal(0, driver.Count(VibrationCounter.Garbage));
        Assert.Equal(0, driver.Count(VibrationCounter.TurnsDiscarded));
        Assert.Equal(3, driver.Count(VibrationCounter.Windows));
        Assert.InRange(board.Fifos[ChipSelect].Asked, (32 * Rate) - 128, 32 * Rate);
    }

    [Fact]
    public void Lines_that_were_asked_for_follow_the_other_values()
    {
        FakeBoard board = Board(VibrationPart.RawInt16, (_, i) => (short)(1000 * Math.Sin(i)));
        using var driver = new VibrationFifo(VibrationPart.RawInt16, 1, ChipSelect, Rate, 16, 0);
        Assert.True(driver.Line(5, 20000));
        Assert.False(driver.Line(8, 20000));
        Assert.False(driver.Line(-1, 20000));
        Assert.False(driver.Line(0, 79900));
        Assert.False(driver.Line(0, -1));
        board.UptimeUs = 32 * Second;
        Assert.Equal(VibrationValue.Line + 6, driver.Take(_values));
        Assert.True(driver.Line(5, 0));
        Drain(driver);
        board.UptimeUs = 64 * Second;
        Assert.Equal(VibrationValue.Plain, driver.Take(_values));
        Assert.Equal(VibrationValue.Line, driver.Take(_values));
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_told()
    {
        FakeBoard board = Board(VibrationPart.RawInt16, (_, i) => (short)i);
        using var driver = new VibrationFifo(VibrationPart.RawInt16, 1, ChipSelect, Rate, 16, 0);

        // A turn lasts 31.02 s and gives three windows; eight wait.
        board.UptimeUs = 160 * Second;
        Assert.Equal(8, Drain(driver));
        Assert.Equal(8, driver.Count(VibrationCounter.Windows));
        Assert.Equal(7, driver.Count(VibrationCounter.WindowsLost));
        board.UptimeUs = 190 * Second;
        Assert.True(driver.Take(_values) > 0);
        Assert.Equal(7, driver.LostBefore);
        Assert.True(driver.Take(_values) > 0);
        Assert.Equal(0, driver.LostBefore);
    }

    [Fact]
    public void Clipped_samples_are_told()
    {
        FakeBoard board = Board(VibrationPart.RawInt16, (axis, i) => axis == 1 && i % 100 == 0 ? short.MaxValue : (short)0);
        using var driver = new VibrationFifo(VibrationPart.RawInt16, 1, ChipSelect, Rate, 16, 0);
        board.UptimeUs = 32 * Second;
        driver.Take(_values);
        Assert.Equal(0, _values[VibrationValue.Clipped]);
        driver.Take(_values);
        Assert.Equal(249, _values[VibrationValue.Clipped]);
        Assert.Equal(249, driver.Count(VibrationCounter.Clipped));
    }

    [Fact]
    public void How_often_it_is_looked_at_changes_nothing()
    {
        Assert.Equal(Run(Second), Run(1000));
        Assert.Equal(Run(Second), Run(7770));
    }

    [Theory]
    [InlineData(4, ChipSelect, Rate, 16, -2, "a parameter is out of range")]
    [InlineData(-1, ChipSelect, Rate, 16, -2, "a parameter is out of range")]
    [InlineData(VibrationPart.RawInt16, ChipSelect, 799, 16, -2, "a parameter is out of range")]
    [InlineData(VibrationPart.RawInt16, ChipSelect, 26701, 16, -2, "a parameter is out of range")]
    [InlineData(VibrationPart.Adxl355, ChipSelect, Rate, 16, -2, "a parameter is out of range")]
    [InlineData(VibrationPart.RawInt16, 11, Rate, 16, -5, "the board has no such port")]
    public void What_cannot_be_opened_is_refused_in_words(int part, int chipSelect, int rateHz, int rangeG, int code, string words)
    {
        Board(VibrationPart.RawInt16, (_, _) => 0);
        NativeException refusal = Assert.Throws<NativeException>(() => new VibrationFifo(part, 1, chipSelect, rateHz, rangeG, 0));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("pin " + chipSelect.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_is_free_again_when_it_was_closed_and_nothing_of_it_stays()
    {
        FakeBoard board = Board(VibrationPart.RawInt16, (_, i) => (short)i);
        for (int i = 0; i < 1000; i++)
        {
            using var driver = new VibrationFifo(VibrationPart.RawInt16, 1, ChipSelect, Rate, 16, 0);
            Assert.True(driver.Line(7, 20000));
            Assert.Equal(0, driver.Count(VibrationCounter.Windows));
            Assert.True(driver.Take(_values) < 0);
            board.UptimeUs += i < 3 ? 100 * Second : Second;
        }

        using (var again = new VibrationFifo(VibrationPart.RawInt16, 1, ChipSelect, Rate, 16, 0))
        {
            board.UptimeUs += 32 * Second;
            Assert.Equal(VibrationValue.Line, again.Take(_values));
        }

        var closed = new VibrationFifo(VibrationPart.RawInt16, 1, ChipSelect, Rate, 16, 0);
        closed.Dispose();
        closed.Dispose();
        Assert.Equal(-1, closed.Take(_values));
        Assert.False(closed.Line(0, 20000));
    }

    private static FakeBoard Board(int part, Func<int, long, short> counts) =>
        new FakeBoard { Fifos = { [ChipSelect] = new FakeFifo(part, counts) } }.Enter();

    private static void Near(double expected, double found) => Assert.InRange(found, 0.999 * expected, 1.001 * expected);

    private static List<string> Run(long stepUs)
    {
        const int RateHz = 6667;
        short[] x = new MachineSignal(30 * RateHz, RateHz).Noise(2000, 1).Sine(3000, 33).Counts();
        FakeBoard board = Board(VibrationPart.Iis3dwb, (axis, i) => (short)(x[i % x.Length] >> axis));
        board.UptimeUs = 98765;
        using var driver = new VibrationFifo(VibrationPart.Iis3dwb, 1, ChipSelect, RateHz, 16, 0);
        driver.Line(0, 33000);
        float[] values = new float[VibrationFifo.MostValues];
        var seen = new List<string>();
        board.RunTo(30 * Second, stepUs, () =>
        {
            for (int count = driver.Take(values); count >= 0; count = driver.Take(values))
            {
                seen.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{driver.TimeUs} {driver.Axis} {driver.Samples} {driver.LostBefore} {string.Join(' ', values[..count])}"));
            }
        });
        Assert.True(seen.Count >= 15);
        return seen;
    }

    private int Drain(VibrationFifo driver)
    {
        int count = 0;
        while (driver.Take(_values) >= 0)
        {
            count++;
        }

        return count;
    }
}
