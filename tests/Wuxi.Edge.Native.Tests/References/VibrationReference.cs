using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MathNet.Numerics.Statistics;

namespace Wuxi.Edge.Native.Tests.References;

/// <summary>
/// The vibration features by the book: double precision, straight from the formulas of <c>native/core/vibration_fifo/README.md</c>;
/// transform and moments are MathNet's. Everything in counts of one axis over one turn (velocity: counts * seconds).
/// </summary>
internal sealed class VibrationReference
{
    private const int Block = 4096;
    private const int WithSettling = 4144;
    private const int HighestLine = 1638;

    // h[1], h[3], … h[19] of the half-band filter, times 2^32.
    private static readonly long[] HalfBand =
    [
        1357233809, -426018304, 226272954, -134008172, 80442943, -46812398, 25540643, -12572669, 5238842, -1575824,
    ];

    private readonly double[] _samples;
    private readonly int _rateHz;
    private readonly int _envelopeFactor;
    private readonly double[] _envelope;

    /// <param name="turn">The samples of one turn, of <see cref="TurnSamples"/>.</param>
    /// <param name="rateHz">Samples a second.</param>
    /// <param name="lowHertz">Where the velocity's band begins, 10 or 2.</param>
    public VibrationReference(ReadOnlySpan<short> turn, int rateHz, int lowHertz)
    {
        _samples = [.. turn.ToArray().Select(count => (double)count)];
        _rateHz = rateHz;
        int factor = Decimation(rateHz);
        _envelopeFactor = Math.Max(4, factor);

        Mean = _samples.Mean();
        Rms = _samples.PopulationStandardDeviation();
        Peak = _samples.Max(value => Math.Abs(value - Mean));
        Crest = Rms >= 1 ? Peak / Rms : 0;
        Kurtosis = Rms >= 1 ? _samples.PopulationKurtosis() + 3 : 0;
        VelocityRms = Velocity(factor, lowHertz);
        double[] amplitude = Ringing(WithSettling * factor);
        EnvelopeMean = amplitude.Mean();
        _envelope = MeanSquares(amplitude);
        BandRms = Bands(WithSettling * (factor + _envelopeFactor), Math.Max(1, factor / 2));
    }

    public double Mean { get; }

    public double Rms { get; }

    public double Peak { get; }

    public double Crest { get; }

    public double Kurtosis { get; }

    public double VelocityRms { get; }

    public double[] BandRms { get; }

    public double EnvelopeMean { get; }

    public double Spacing => (double)_rateHz / (Block * _envelopeFactor);

    public static int TurnSamples(int rateHz)
    {
        int factor = Decimation(rateHz);
        return (WithSettling * (factor + Math.Max(4, factor))) + (Block * Math.Max(1, factor / 2));
    }

    /// <summary>RMS of the envelope's line nearest to a frequency, with its neighbours.</summary>
    public double Line(double hertz)
    {
        int line = Nearest(hertz);
        int reach = Math.Max(2, (line + 50) / 100);
        return Math.Sqrt(_envelope[(line - reach)..(line + reach + 1)].Sum());
    }

    /// <summary>How strong the line at a frequency is beside the strongest, as power.</summary>
    public double ShareOfStrongest(double hertz) => _envelope[Nearest(hertz)] / _envelope[4..(HighestLine + 1)].Max();

    private static int Decimation(int rateHz)
    {
        int factor = 1;
        while (factor < 8 && rateHz >= 2560 * factor * 2)
        {
            factor *= 2;
        }

        return factor;
    }

    // P[k] of the mean-free block under a Hann window.
    private static double[] MeanSquares(ReadOnlySpan<double> block)
    {
        int count = block.Length;
        double mean = block.ToArray().Mean();
        var lines = new Complex[count];
        for (int i = 0; i < count; i++)
        {
            lines[i] = (block[i] - mean) * (1 - Math.Cos(Math.Tau * i / count)) / 2;
        }

        Fourier.Forward(lines, FourierOptions.NoScaling);
        double scale = 16 / (3.0 * count * count);
        return [.. lines[..(count / 2)].Select(line => scale * ((line.Real * line.Real) + (line.Imaginary * line.Imaginary)))];
    }

    // The half-band filter over every second sample, or over each at twice the spacing.
    private static double Side(double[] samples, int middle, int spacing)
    {
        double sum = 0;
        for (int i = 0; i < HalfBand.Length; i++)
        {
            int away = ((2 * i) + 1) * spacing;
            sum += HalfBand[i] / 4294967296.0 * (At(samples, middle + away) + At(samples, middle - away));
        }

        return sum;
    }

    private static double At(double[] samples, int index) => index < 0 ? 0 : samples[index];

    private int Nearest(double hertz) => (int)Math.Floor((hertz / Spacing) + 0.5);

    private double Velocity(int factor, int lowHertz)
    {
        double[] lines = MeanSquares(_samples.AsSpan((29 * factor) + 19, Block * factor));
        double sum = 0;
        for (int k = 2; k <= HighestLine; k++)
        {
            double hertz = (double)k * _rateHz / (Block * factor);
            if (hertz >= lowHertz && hertz <= 1000)
            {
                sum += lines[k] / Math.Pow(Math.Tau * hertz, 2);
            }
        }

        return Math.Sqrt(sum);
    }

    private double[] Ringing(int start)
    {
        double[] burst = _samples[start..(start + (WithSettling * _envelopeFactor))];
        double[] power = new double[burst.Length];
        for (int i = 0; i < power.Length; i++)
        {
            double ringing = i < 76 ? 0 : (burst[i - 38] / 2) - Side(burst, i - 38, 2);
            power[i] = 2 * ringing * ringing;
        }

        for (int factor = 1; factor < _envelopeFactor; factor *= 2)
        {
            double[] finer = power;
            power = new double[finer.Length / 2];
            for (int i = 0; i < power.Length; i++)
            {
                power[i] = (At(finer, (2 * i) - 19) / 2) + Side(finer, (2 * i) - 19, 1);
            }
        }

        return [.. power[48..WithSettling].Select(value => Math.Sqrt(Math.Max(0, value)))];
    }

    private double[] Bands(int start, int blocks)
    {
        double[] squares = new double[VibrationValue.Bands];
        for (int block = 0; block < blocks; block++)
        {
            double[] lines = MeanSquares(_samples.AsSpan(start + (block * Block), Block));
            for (int band = 0; band < squares.Length; band++)
            {
                squares[band] += lines[(8 << band)..(16 << band)].Sum() / blocks;
            }
        }

        return [.. squares.Select(Math.Sqrt)];
    }
}
