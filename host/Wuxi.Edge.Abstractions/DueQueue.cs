namespace Wuxi.Edge.Abstractions;

/// <summary>
/// When each of many items falls due, so that those with nothing to do cost nothing. An item is a number from 0 and stands in
/// the queue at most once that counts. Not thread safe: one owner.
/// </summary>
/// <param name="items">How many items there are.</param>
/// <remarks>
/// An item may be asked for earlier, never for later: it is then given too early, finds that nothing is due and is set anew.
/// So whatever moves an item's time on costs nothing here.
/// </remarks>
public sealed class DueQueue(int items)
{
    /// <summary>A time that never comes.</summary>
    public const long Never = long.MaxValue;

    private readonly PriorityQueue<int, long> _queue = new();
    private readonly long[] _dueAt = NeverDue(items);

    /// <summary>The earliest time at which something may be due; <see cref="Never"/> when nothing is.</summary>
    public long NextDue => _queue.TryPeek(out _, out long dueAt) ? dueAt : Never;

    /// <summary>Sees that an item is given at <paramref name="dueAt"/> or before; <see cref="Never"/> asks for nothing.</summary>
    public void Set(int item, long dueAt)
    {
        if (dueAt < _dueAt[item])
        {
            _dueAt[item] = dueAt;
            _queue.Enqueue(item, dueAt);
        }
    }

    /// <summary>Takes an item that is due. Whoever takes it sets it anew.</summary>
    /// <param name="clock">Now, on the clock of <see cref="Set"/>.</param>
    /// <param name="item">The item.</param>
    public bool TryTake(long clock, out int item)
    {
        while (_queue.TryPeek(out item, out long dueAt) && dueAt <= clock)
        {
            _queue.Dequeue();
            // Otherwise the item was asked for earlier since, and stands there too.
            if (dueAt == _dueAt[item])
            {
                _dueAt[item] = Never;
                return true;
            }
        }

        return false;
    }

    private static long[] NeverDue(int items)
    {
        var dueAt = new long[items];
        Array.Fill(dueAt, Never);
        return dueAt;
    }
}
