using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Sums for how long each value was held. Readings come in the order of time. Not thread safe.</summary>
internal sealed class DurationBuilder(long fromMs, long toMs)
{
    private readonly Dictionary<PointValue, long> _held = [];
    private Reading? _last;
    private long _knownMs;

    public void Add(in Reading reading)
    {
        Hold(reading.TimestampMs);
        _last = reading;
    }

    /// <summary>Longest first; what is not known, if anything, last.</summary>
    public IReadOnlyList<StateDuration> Build()
    {
        Hold(toMs);
        _last = null;
        List<StateDuration> durations = [.. _held.OrderByDescending(held => held.Value).Select(held => new StateDuration(held.Key, held.Value))];
        if (_knownMs < toMs - fromMs)
        {
            durations.Add(new StateDuration(default, toMs - fromMs - _knownMs));
        }

        return durations;
    }

    private void Hold(long untilMs)
    {
        if (_last is not { Quality: Quality.Good } last)
        {
            return;
        }

        long heldMs = Math.Min(untilMs, last.TimestampMs + Rollup.LongestHoldMs) - Math.Max(fromMs, last.TimestampMs);
        if (heldMs > 0)
        {
            _held[last.Value] = _held.GetValueOrDefault(last.Value) + heldMs;
            _knownMs += heldMs;
        }
    }
}
