using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>The readings of one point that are committed and not sealed, all at once.</summary>
internal sealed class TailRun : ReadingRun
{
    private readonly List<TailReading> _readings;
    private readonly long[] _times;
    private readonly ValueState[] _states;
    private bool _isBegun;

    /// <param name="readings">In the order of time; one at least.</param>
    public TailRun(List<TailReading> readings)
    {
        _readings = readings;
        _times = [.. readings.Select(reading => reading.TimestampMs)];
        _states = [.. readings.Select(reading => reading.State)];
    }

    public override int Count => _readings.Count;

    public override ReadOnlySpan<long> Times => _times;

    public override ReadOnlySpan<ValueState> States => _states;

    public override (long FirstMs, long LastMs) Span => (_times[0], _times[^1]);

    public override NumberCursor? Decimals => null;

    public override bool Next()
    {
        bool isFirst = !_isBegun;
        _isBegun = true;
        return isFirst;
    }

    public override PointValue ValueAt(int index) => _readings[index].Value;
}
