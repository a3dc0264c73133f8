using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Records;

/// <summary>What is known of the records of one store. Loop thread only.</summary>
internal sealed class StoreBook
{
    /// <summary>Begins the book of a store.</summary>
    /// <param name="id">Store id.</param>
    /// <param name="accounted">What the historian has of it; empty for a new store.</param>
    /// <param name="lastRecordMs">Time stamp of its newest stored record, 0 for none.</param>
    /// <param name="lowerBoundMs">An instant before which it has no record, 0 when unknown.</param>
    public StoreBook(ulong id, RecordIntervals accounted, long lastRecordMs, long lowerBoundMs)
    {
        Id = id;
        LastRecordMs = lastRecordMs;
        LowerBoundMs = lowerBoundMs;
        foreach ((ulong first, ulong last) in accounted.Span)
        {
            Taken.Add(first, last);
            Accounted.Add(first, last);
            LastKnown = last;
        }

        if (LastKnown > 0 && lastRecordMs > 0)
        {
            Times.Restore(LastKnown, lastRecordMs);
        }
    }

    public ulong Id { get; }

    /// <summary>Records that the stages have seen in this run, and numbers they were told will never come.</summary>
    public RecordIntervals Evaluated { get; } = new();

    /// <summary>Numbers that the historian's queue took: on their way to disk, or there.</summary>
    public RecordIntervals Taken { get; } = new();

    /// <summary>Numbers that are on disk: as records, in quarantine, or in the gap ledger.</summary>
    public RecordIntervals Accounted { get; } = new();

    public RecordTimes Times { get; } = new();

    /// <summary>The oldest number the node still has, as far as it has said.</summary>
    public ulong First { get; private set; } = 1;

    /// <summary>The largest number known to exist.</summary>
    public ulong LastKnown { get; private set; }

    /// <summary>Time stamp of the newest record, UTC ms; 0 for none.</summary>
    public long LastRecordMs { get; private set; }

    /// <summary>An instant before which the store has no record, UTC ms; 0 when unknown.</summary>
    public long LowerBoundMs { get; set; }

    /// <summary>When <see cref="First"/> was announced, UTC ms: no lower number was taken after that.</summary>
    public long AnnouncedMs { get; private set; }

    /// <summary>Why the numbers below <see cref="First"/> are missing.</summary>
    public GapReason Reason { get; private set; }

    /// <summary>Whether numbers below <see cref="First"/> may still have to go into the gap ledger.</summary>
    public bool HasOpenGap { get; set; }

    /// <summary>Monotonic ms after which an open gap waits no longer for the record that ends it.</summary>
    public long PatienceClockMs { get; private set; }

    /// <summary>Whether all that was queued is on disk.</summary>
    public bool IsSettled => Taken.Count == Accounted.Count;

    /// <summary>The node says what it still has. False when that contradicts what it sent before.</summary>
    public bool Announce(ulong first, ulong last, GapReason reason, long announcedMs, long patienceClockMs)
    {
        bool isConsistent = last >= LastKnown;
        LastKnown = Math.Max(LastKnown, Math.Max(last, first - 1));
        if (first > First)
        {
            First = first;
            Reason = reason;
            AnnouncedMs = announcedMs;
            PatienceClockMs = patienceClockMs;
            HasOpenGap = true;
        }

        return isConsistent;
    }

    /// <summary>A record exists.</summary>
    public void See(ulong number) => LastKnown = Math.Max(LastKnown, number);

    /// <summary>The historian took a record.</summary>
    public void Take(ulong number, long timestampMs)
    {
        Taken.Add(number);
        Times.Add(number, timestampMs);
        LastRecordMs = Math.Max(LastRecordMs, timestampMs);
    }
}
