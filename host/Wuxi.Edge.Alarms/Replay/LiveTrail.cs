namespace Wuxi.Edge.Alarms.Replay;

/// <summary>
/// What live readings said about one alarm while the replay is still behind: only where the class changes, since a reading
/// of the same class as the one before changes nothing. Bounded: when full, the oldest entry is forgotten, whose
/// transition the live evaluator has journalled. Loop thread only.
/// </summary>
internal sealed class LiveTrail(int capacity)
{
    // Made with the first entry: most alarms never have one.
    private Queue<TrailEntry>? _entries;
    private ulong _lastNumber;
    private ReadingClass _lastClass;

    /// <summary>Entries forgotten for lack of room.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Time stamp of the newest live reading, remembered or not, UTC ms.</summary>
    public long NewestMs { get; private set; }

    /// <summary>Remembers a live reading.</summary>
    /// <param name="entry">The reading.</param>
    /// <param name="sessionStart">
    /// First number since which no live record is missing: across a hole, equal classes may have had another between them.
    /// </param>
    public void Add(in TrailEntry entry, ulong sessionStart)
    {
        NewestMs = Math.Max(NewestMs, entry.Observation.TimestampMs);
        _entries ??= new Queue<TrailEntry>();
        bool isSame = _entries.Count > 0 && _lastNumber >= sessionStart && _lastClass == entry.Observation.Class;
        _lastNumber = entry.Number;
        _lastClass = entry.Observation.Class;
        if (isSame)
        {
            return;
        }

        if (_entries.Count >= capacity)
        {
            _entries.Dequeue();
            Forgotten++;
        }

        _entries.Enqueue(entry);
    }

    /// <summary>Takes the oldest entry if its number is at most <paramref name="through"/>.</summary>
    public bool TryTake(ulong through, out TrailEntry entry)
    {
        entry = default;
        return _entries is not null && _entries.TryPeek(out entry) && entry.Number <= through && _entries.TryDequeue(out entry);
    }

    /// <summary>Forgets all: another outage begins with an empty trail.</summary>
    public void Clear()
    {
        _entries?.Clear();
        NewestMs = 0;
    }
}
