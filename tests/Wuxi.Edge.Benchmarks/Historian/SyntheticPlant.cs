namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>
/// A plant by seed: nodes of 20 metrics, one reading a second each, held as whole steps of their resolution. 12 are random walks
/// (0.1 and 0.01 in turn), 4 counters, 2 gaussian noise around a level, 2 states that flip every ten minutes on average.
/// </summary>
public sealed class SyntheticPlant
{
    public const int MetricsPerNode = 20;

    /// <summary>Time of the first reading, UTC ms.</summary>
    public const long StartMs = 1_790_000_000_000;

    private readonly long[] _values;
    private readonly long[] _levels;
    private ulong _state;

    public SyntheticPlant(int nodes, ulong seed)
    {
        _state = seed;
        _values = new long[nodes * MetricsPerNode];
        _levels = new long[_values.Length];
        for (int i = 0; i < _values.Length; i++)
        {
            _levels[i] = 200 + (long)(Next() % 5000);
            _values[i] = (i % MetricsPerNode) switch
            {
                < 12 => _levels[i],
                < 16 => (long)(Next() % 10_000_000),
                < 18 => _levels[i],
                _ => (long)(Next() & 1),
            };
        }
    }

    /// <summary>Decimals of a metric.</summary>
    public static int Decimals(int metric) => metric switch { < 12 => (metric & 1) + 1, < 16 => 2, < 18 => 1, _ => 0 };

    /// <summary>The value of a metric in steps of its resolution.</summary>
    public long Steps(int node, int metric) => _values[(node * MetricsPerNode) + metric];

    /// <summary>One second goes by.</summary>
    public void Step()
    {
        for (int i = 0; i < _values.Length; i++)
        {
            int metric = i % MetricsPerNode;
            if (metric < 12)
            {
                long step = (long)Math.Round(Gauss() * (metric < 6 ? 1 : 3));
                _values[i] += step - ((_values[i] - _levels[i]) / 256);
            }
            else if (metric < 16)
            {
                _values[i] += (long)(Next() % (metric < 14 ? 20UL : 200UL));
            }
            else if (metric < 18)
            {
                _values[i] = _levels[i] + (long)Math.Round(Gauss() * 20);
            }
            else if (Next() % 600 == 0)
            {
                _values[i] ^= 1;
            }
        }
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1, beside the values.</summary>
    public long Jitter(int limit) => limit == 0 ? 0 : (long)(Next() % (ulong)limit);

    private double Gauss() => Math.Sqrt(-2 * Math.Log(Uniform() + 1e-300)) * Math.Cos(2 * Math.PI * Uniform());

    private double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>splitmix64 (Steele, Lea, Flood 2014).</summary>
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
