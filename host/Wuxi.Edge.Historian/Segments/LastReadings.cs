using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>The newest reading of each of the workshop's points that were seen so far. Not thread safe.</summary>
internal sealed class LastReadings
{
    private readonly Dictionary<long, int> _indexes;
    private readonly Reading?[] _lasts;

    /// <param name="keys">Keys of the points by index.</param>
    public LastReadings(IReadOnlyList<long> keys)
    {
        _indexes = new Dictionary<long, int>(keys.Count);
        _lasts = new Reading?[keys.Count];
        for (int i = 0; i < keys.Count; i++)
        {
            _indexes[keys[i]] = i;
        }
    }

    /// <summary>By index of the point; null where nothing was seen.</summary>
    public IReadOnlyList<Reading?> All => _lasts;

    /// <summary>Whether a reading of that time would be newer than all of the point; not for points that are not the workshop's.</summary>
    public bool IsOlder(long point, long timestampMs) =>
        _indexes.TryGetValue(point, out int index) && (_lasts[index] is not { } last || last.TimestampMs < timestampMs);

    public void Take(long point, long timestampMs, ValueState state, long bits, string? text)
    {
        if (_indexes.TryGetValue(point, out int index) && (_lasts[index] is not { } last || last.TimestampMs <= timestampMs))
        {
            _lasts[index] = new Reading(
                index, timestampMs, PointValue.FromBits(state.Kind, bits, text), state.Quality, state.Reason);
        }
    }

    /// <summary>The oldest time among all points; <see cref="long.MinValue"/> while one has none.</summary>
    public long OldestMs()
    {
        long oldest = long.MaxValue;
        foreach (Reading? last in _lasts)
        {
            oldest = Math.Min(oldest, last?.TimestampMs ?? long.MinValue);
        }

        return oldest;
    }
}
