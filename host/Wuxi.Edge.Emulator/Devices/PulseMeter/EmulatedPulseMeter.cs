using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.PulseMeter;

/// <summary>
/// The pulse output of a meter as a level over time: high by its pull-up, low while the contact is closed, which is once for each step of
/// what has flowed. A pulse lasts 50 ms (IEC 62053-31: at least 30 ms), or 40 % of its period when pulses come faster. A reed contact bounces up to
/// three times within 1.5 ms at each change of a pulse of at least 10 ms. What flows is the signal <c>rate</c>, in units an hour, taken once a second.
/// Times are nanoseconds since the start of the emulation and are asked for in rising order. Not thread safe.
/// </summary>
public sealed class EmulatedPulseMeter : IPinSource
{
    private const long SecondNs = 1_000_000_000;
    private const long LongestPulseNs = 50_000_000;
    private const long ShortestBouncingNs = 10_000_000;
    private const long BounceStepNs = 250_000;
    private const double LongestPart = 0.4;
    private const int MostBounces = 3;

    private readonly EmulatedPulseMeterOptions _options;
    private readonly Signal _rate;
    private readonly ulong _seed;

    // Every edge turns the level; the first are those that nobody has passed yet.
    private readonly Queue<long> _edges = new();
    private bool _isClosed;
    private long _second;
    private double _steps;
    private long _pulses;
    private long _lastEdgeNs;

    /// <param name="options">Its settings.</param>
    /// <param name="signals"><c>rate</c>, m³/h or kW.</param>
    public EmulatedPulseMeter(EmulatedPulseMeterOptions options, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(signals);
        _options = options;
        _rate = signals.Of("rate");
        _seed = SeededHash.Derive(options.Seed, options.Id);
    }

    /// <summary>Device id of the workshop file.</summary>
    public string Id => _options.Id;

    /// <summary>Pulses that have begun before the second that was worked out last.</summary>
    public long Pulses => _pulses;

    /// <summary>Level at a time, which is not before the last one passed: 1 open, 0 closed.</summary>
    public int LevelAt(long atNs)
    {
        WorkOut(atNs);
        bool isClosed = _isClosed ^ (_edges.TakeWhile(edge => edge <= atNs).Count() % 2 == 1);
        return isClosed ? 0 : 1;
    }

    /// <summary>The first edge after a time, which is passed with that; <see cref="long.MaxValue"/> when there is none up to <paramref name="untilNs"/>.</summary>
    public long NextChangeNs(long afterNs, long untilNs)
    {
        WorkOut(afterNs);
        while (_edges.TryPeek(out long edge) && edge <= afterNs)
        {
            _edges.Dequeue();
            _isClosed = !_isClosed;
        }

        while (_edges.Count == 0 && _second * SecondNs <= untilNs)
        {
            WorkOutSecond();
        }

        return _edges.TryPeek(out long next) ? next : long.MaxValue;
    }

    private void WorkOut(long untilNs)
    {
        while (_second * SecondNs <= untilNs)
        {
            WorkOutSecond();
        }
    }

    private void WorkOutSecond()
    {
        double perSecond = Math.Max(0, _rate.At(_second * (SecondNs / EmulationTime.NsPerMs))) * _options.PulsesPerUnit / 3600;
        double end = _steps + perSecond;
        while (_pulses + 1 <= end)
        {
            _pulses++;
            long atNs = (_second * SecondNs) + (long)((_pulses - _steps) / perSecond * SecondNs);
            AddPulse(Math.Max(atNs, _lastEdgeNs + 1), (long)Math.Min(LongestPulseNs, LongestPart * SecondNs / perSecond));
        }

        _steps = end;
        _second++;
    }

    private void AddPulse(long atNs, long lengthNs)
    {
        AddChange(atNs, lengthNs);
        AddChange(Math.Max(atNs + lengthNs, _lastEdgeNs + 1), lengthNs);
    }

    private void AddChange(long atNs, long lengthNs)
    {
        _edges.Enqueue(atNs);
        _lastEdgeNs = atNs;
        bool bounces = _options.HasReed && lengthNs >= ShortestBouncingNs;
        int edges = bounces ? 2 * (int)(SeededHash.Bits(_seed, atNs) % (MostBounces + 1)) : 0;
        for (var edge = 1; edge <= edges; edge++)
        {
            _lastEdgeNs = atNs + (edge * BounceStepNs) - (long)(SeededHash.Uniform(_seed, atNs + edge) * BounceStepNs / 2);
            _edges.Enqueue(_lastEdgeNs);
        }
    }
}
