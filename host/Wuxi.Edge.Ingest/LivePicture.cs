using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest;

/// <summary>
/// The newest of every point. Written by the loop thread, read by any; each access takes a lock for the copy
/// of one slot, or of one record.
/// </summary>
internal sealed class LivePicture : ILiveQuery
{
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<Point> _points;
    private readonly TimeProvider _time;
    private readonly int _marginMs;
    private readonly Slot[] _slots;

    public LivePicture(IReadOnlyList<Point> points, TimeProvider time, int marginMs)
    {
        _points = points;
        _time = time;
        _marginMs = marginMs;
        _slots = new Slot[points.Count];
        Array.Fill(_slots, new Slot { Presence = LivePresence.NodeAway, Quality = Quality.Bad });
    }

    /// <inheritdoc/>
    public LivePoint Get(int pointIndex)
    {
        Point point = _points[pointIndex];
        Slot slot;
        lock (_lock)
        {
            slot = _slots[pointIndex];
        }

        return IsStale(slot, point)
            ? new LivePoint(point, slot.TimestampMs, slot.Value, Quality.Stale, BadReason.None)
            : new LivePoint(point, slot.TimestampMs, slot.Value, slot.Quality, slot.Reason);
    }

    /// <summary>Takes a record's live readings, or birth values; order of arrival is order of time.</summary>
    /// <param name="readings">The readings.</param>
    /// <param name="heardTicks">When they came, as <see cref="TimeProvider.GetTimestamp"/>.</param>
    public void Update(ReadOnlySpan<Reading> readings, long heardTicks)
    {
        lock (_lock)
        {
            foreach (ref readonly Reading reading in readings)
            {
                ref Slot slot = ref _slots[reading.Point];
                slot.TimestampMs = reading.TimestampMs;
                slot.Quality = reading.Quality;
                slot.Reason = reading.Reason;
                slot.HeardTicks = heardTicks;
                slot.IsHeard = true;
                slot.Value = reading.Value;
            }
        }
    }

    /// <summary>Says whether the source of a device's points is there.</summary>
    public void SetPresence(IReadOnlyList<Point> points, LivePresence presence)
    {
        lock (_lock)
        {
            foreach (Point point in points)
            {
                _slots[point.Index].Presence = presence;
            }
        }
    }

    private bool IsStale(in Slot slot, Point point)
    {
        // What a dead instrument's node said last, that it is bad and why, stays true while the node is there.
        bool isAway = slot.Presence == LivePresence.NodeAway
            || (slot.Presence == LivePresence.DeviceAway && slot.Quality == Quality.Good);
        return !slot.IsHeard || isAway || _time.GetElapsedTime(slot.HeardTicks).TotalMilliseconds > (1.5 * point.SilentMs) + _marginMs;
    }

    private struct Slot
    {
        public long TimestampMs;
        public PointValue Value;
        public Quality Quality;
        public BadReason Reason;
        public LivePresence Presence;
        public long HeardTicks;
        public bool IsHeard;
    }
}
