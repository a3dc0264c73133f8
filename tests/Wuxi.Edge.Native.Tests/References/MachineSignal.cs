namespace Wuxi.Edge.Native.Tests.References;

/// <summary>A machine's vibration in counts, added up in double and rounded at the end. Seeded.</summary>
internal sealed class MachineSignal(int samples, int rateHz)
{
    private readonly double[] _values = new double[samples];

    public MachineSignal Offset(double counts) => Add(_ => counts);

    public MachineSignal Sine(double amplitude, double hertz) =>
        Add(i => amplitude * Math.Sin((Math.Tau * hertz * i / rateHz) + 0.3));

    /// <summary>White and Gaussian.</summary>
    public MachineSignal Noise(double rms, int seed)
    {
        var random = new Random(seed);
        return Add(_ => rms * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
    }

    /// <summary>A fault in a bearing: blows so often a second, each up to 1 % early or late and each ringing.</summary>
    public MachineSignal Blows(double amplitude, double hertz, double resonanceHertz, double decaySeconds, int seed)
    {
        var random = new Random(seed);
        double seconds = (double)samples / rateHz;
        for (double time = 0.01; time < seconds; time += (0.99 + (0.02 * random.NextDouble())) / hertz)
        {
            int end = Math.Min(samples, (int)((time + (12 * decaySeconds)) * rateHz));
            for (int i = (int)(time * rateHz) + 1; i < end; i++)
            {
                double since = ((double)i / rateHz) - time;
                _values[i] += amplitude * Math.Exp(-since / decaySeconds) * Math.Sin(Math.Tau * resonanceHertz * since);
            }
        }

        return this;
    }

    /// <summary>Rounded; the ends of the range clip.</summary>
    public short[] Counts() =>
        [.. _values.Select(value => (short)Math.Clamp(Math.Floor(value + 0.5), short.MinValue, short.MaxValue))];

    private MachineSignal Add(Func<int, double> part)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] += part(i);
        }

        return this;
    }
}
