namespace Wuxi.Edge.Abstractions;

/// <summary>
/// A stage that sees every record in the order of acceptance, exactly once, on the gateway's one loop thread. It must
/// not block and must not keep the readings. Exceptions end the gateway: a stage deals with bad input itself.
/// </summary>
public interface IRecordStage
{
    /// <summary>A record was accepted: it is new, well formed, and its points are known.</summary>
    void OnRecord(in RecordHeader record, ReadOnlySpan<Reading> readings);

    /// <summary>
    /// Numbers <paramref name="first"/> to <paramref name="last"/> of a store will never come (they stand in the gap
    /// ledger, or in quarantine): who waits for them may go on.
    /// </summary>
    void OnGap(string node, ulong storeId, ulong first, ulong last);

    /// <summary>A birth or death.</summary>
    void OnNode(in NodeEvent nodeEvent);

    /// <summary>Called at least every 100 ms, and after each burst of messages.</summary>
    /// <param name="nowMs">UTC ms.</param>
    void Tick(long nowMs);
}
