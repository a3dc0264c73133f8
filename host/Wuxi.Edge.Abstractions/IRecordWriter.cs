namespace Wuxi.Edge.Abstractions;

/// <summary>
/// The way into the historian. The queue is bounded: what does not fit is refused, stays unconfirmed on the node and
/// comes again. Called from the loop thread only; never blocks.
/// </summary>
public interface IRecordWriter
{
    /// <summary>What the database knew of every store when it was opened.</summary>
    IReadOnlyList<StoreProgress> LoadProgress();

    /// <summary>Queues a record with its readings, which are copied. False when the queue is full.</summary>
    bool TryAppend(in RecordHeader record, ReadOnlySpan<Reading> readings);

    /// <summary>Queues a row of the gap ledger. False when the queue is full.</summary>
    bool TryAppendGap(GapEntry gap);

    /// <summary>Queues a quarantined record. False when the queue is full.</summary>
    bool TryQuarantine(QuarantineEntry entry);

    /// <summary>Queues the fact that a node's current store is now this one. False when the queue is full.</summary>
    bool TryOpenStore(string node, ulong storeId, long nowMs);

    /// <summary>
    /// Takes one record whose transaction is really on disk since the last call; false when there is none.
    /// Quarantined records and gaps with known numbers come back too.
    /// </summary>
    bool TryTakeCommitted(out CommittedRange committed);
}
