namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// Bounds how many records of all backlogs together are under way, so that a live record never stands behind more than these.
/// A confirmation opens its node's window by as many records as it confirms of the backlog; with no room left it waits
/// here, first come first served, until records that were let go have arrived. Loop thread only.
/// </summary>
/// <param name="capacity">Records under way beyond which no confirmation lets more go.</param>
internal sealed class BacklogBudget(int capacity)
{
    /// <summary>
    /// A node that has waited so long is told nevertheless: at twice that it takes its window for lost and sends all of it
    /// again (firmware, BacklogWindow.StallMs), which would be more.
    /// </summary>
    public const int LongestWaitMs = 2_500;

    /// <summary>Records that were let go and have not come by then do not come: the backlog has ended, or they were lost.</summary>
    public const int ArrivalMs = 2_000;

    private readonly Queue<(NodeSession Session, long SinceClockMs)> _waiting = new();

    /// <summary>Records let go that have not arrived.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Whether more may be let go.</summary>
    public bool HasRoom => UnderWay < capacity;

    /// <summary>A confirmation lets so many records go.</summary>
    public void LetGo(int records) => UnderWay += records;

    /// <summary>Records arrived, or will not come any more.</summary>
    public void GiveBack(int records) => UnderWay -= records;

    /// <summary>Puts a node's confirmation off until there is room.</summary>
    public void Wait(NodeSession session, long clockMs) => _waiting.Enqueue((session, clockMs));

    /// <summary>Takes the node that has waited longest, if its confirmation may go out now.</summary>
    public bool TryResume(long clockMs, out NodeSession? session)
    {
        session = null;
        if (!_waiting.TryPeek(out (NodeSession Session, long SinceClockMs) first)
            || !(HasRoom || clockMs - first.SinceClockMs >= LongestWaitMs))
        {
            return false;
        }

        session = _waiting.Dequeue().Session;
        return true;
    }
}
