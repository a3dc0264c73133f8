using Wuxi.Edge.Native.Tests.Fakes;
using Wuxi.Edge.Native.Tests.References;

namespace Wuxi.Edge.Native.Tests;

/// <summary>Holds the windows of a driver against <see cref="VibrationReference"/>, value by value.</summary>
internal static class VibrationAgreement
{
    private const double StandardGravity = 9.80665;
    private const double Share = 0.01;
    private const double Dust = 1e-4;

    /// <summary>Runs three axes through a raw accelerometer for as many turns as there are samples, and compares every window.</summary>
    /// <param name="axes">Counts of x, y and z.</param>
    /// <param name="rateHz">Samples a second.</param>
    /// <param name="rangeG">Full scale, g.</param>
    /// <param name="floor">What the arithmetic may add.</param>
    /// <param name="shaftMillihertz">Speed of the shaft; 0: not known.</param>
    /// <param name="linesHertz">Lines of the envelope to be asked for.</param>
    /// <returns>The windows of each turn's own axis.</returns>
    public static List<float[]> Check(
        short[][] axes, int rateHz, int rangeG, VibrationFloor floor, int shaftMillihertz = 0, params double[] linesHertz)
    {
        const int ChipSelect = 10;
        int turn = VibrationReference.TurnSamples(rateHz);
        int turns = axes[0].Length / turn;
        Assert.True(turns > 0, "the signal is shorter than a turn");
        long samples = axes[0].Length;
        var board = new FakeBoard { Fifos = { [ChipSelect] = new FakeFifo(VibrationPart.RawInt16, (axis, i) => i < samples ? axes[axis][i] : default) } };
        board.Enter();
        using var driver = new VibrationFifo(VibrationPart.RawInt16, 1, ChipSelect, rateHz, rangeG, shaftMillihertz);
        for (int i = 0; i < linesHertz.Length; i++)
        {
            Assert.True(driver.Line(i, (int)(linesHertz[i] * 1000)));
        }

        var own = new List<float[]>();
        float[] values = new float[VibrationFifo.MostValues];
        double metres = rangeG * StandardGravity / 32768;
        for (int k = 0; k < turns; k++)
        {
            // Until the block of 128 that holds the turn's last sample is full.
            board.UptimeUs = (((((k + 1L) * turn) + 128) * 1000000) / rateHz) + 1;
            for (int axis = 0; axis < 3; axis++)
            {
                int count = driver.Take(values);
                Assert.Equal((axis, turn, 0), (driver.Axis, driver.Samples, driver.LostBefore));
                Assert.InRange(driver.TimeUs, ((k + 1L) * turn * 1000000 / rateHz) - 2, ((k + 1L) * turn * 1000000 / rateHz) + 2);
                var reference = new VibrationReference(axes[axis].AsSpan(k * turn, turn), rateHz, shaftMillihertz is > 0 and < 10000 ? 2 : 10);
                Plain(reference, values, metres);
                Assert.Equal(axis == k % 3 ? VibrationValue.Line + linesHertz.Length : VibrationValue.Plain, count);
                if (axis == k % 3)
                {
                    Own(reference, values, metres, floor, linesHertz);
                    own.Add(values[..count]);
                }
            }

            Assert.True(driver.Take(values) < 0);
        }

        return own;
    }

    private static void Plain(VibrationReference reference, float[] values, double metres)
    {
        Near(reference.Mean * metres, values[VibrationValue.AccelerationMean], Dust, "mean");
        Near(reference.Rms * metres, values[VibrationValue.AccelerationRms], 1e-6, "RMS");
        Near(reference.Peak * metres, values[VibrationValue.AccelerationPeak], Dust, "peak");
        Near(reference.Crest, values[VibrationValue.CrestFactor], Dust, "crest");
        Near(reference.Kurtosis, values[VibrationValue.Kurtosis], Dust, "kurtosis");
    }

    private static void Own(VibrationReference reference, float[] values, double metres, VibrationFloor floor, double[] linesHertz)
    {
        // What is hardly there is taken at 100 Hz.
        Near(reference.VelocityRms * metres * 1000, values[VibrationValue.VelocityRms], floor.Counts * metres * 1000 / (Math.Tau * 100), "velocity");
        double noise = (floor.BandShare * reference.Rms) + floor.Counts;
        for (int band = 0; band < VibrationValue.Bands; band++)
        {
            double square = reference.BandRms[band] * reference.BandRms[band];
            double found = values[VibrationValue.Band + band] / metres;
            double least = (1 - Share) * Math.Sqrt(Math.Max(0, square - (noise * noise)));
            double most = (1 + Share) * Math.Sqrt(square + (noise * noise));
            Assert.True(found >= least && found <= most, $"band {band}: {found} is not {least}…{most}");
        }

        Near(reference.EnvelopeMean * metres, values[VibrationValue.EnvelopeMean], floor.Counts * metres, "envelope's mean");
        Near(reference.Spacing, values[VibrationValue.EnvelopeSpacing], 1e-6, "spacing");
        for (int i = 0; i < linesHertz.Length; i++)
        {
            double asked = (int)(linesHertz[i] * 1000) / 1000.0;
            Near(reference.Line(asked) * metres, values[VibrationValue.Line + i], floor.Counts * metres, $"line at {asked} Hz");
        }

        // Of two lines nearly as strong either may be taken.
        double strongest = values[VibrationValue.StrongestHertz];
        Near(reference.Line(strongest) * metres, values[VibrationValue.StrongestRms], floor.Counts * metres, "strongest line");
        Assert.True(reference.EnvelopeMean < 1 || reference.ShareOfStrongest(strongest) > 0.97, $"{strongest} Hz is not the strongest line");
    }

    private static void Near(double expected, double found, double floor, string what) =>
        Assert.True(Math.Abs(found - expected) <= (Share * Math.Abs(expected)) + floor, $"{what}: {found} is not {expected}");
}
