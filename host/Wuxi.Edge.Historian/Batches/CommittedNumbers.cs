using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Batches;

/// <summary>
/// What is on disk and not yet told. Kept as intervals per store, so that it stays small even when nobody asks for it.
/// Added by the writing thread, taken by the loop thread.
/// </summary>
internal sealed class CommittedNumbers
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Node, ulong StoreId), RecordIntervals> _waiting = [];

    // Sets that were told: every commit needs one for each of thousands of nodes.
    private readonly Stack<RecordIntervals> _spare = new();

    // Loop thread only.
    private readonly Queue<CommittedRange> _telling = new();

    public void Add(string node, ulong storeId, RecordIntervals numbers)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue((node, storeId), out RecordIntervals? waiting))
            {
                waiting = _spare.TryPop(out RecordIntervals? spare) ? spare : new RecordIntervals();
                _waiting.Add((node, storeId), waiting);
            }

            waiting.Add(numbers);
        }
    }

    public bool TryTake(out CommittedRange committed)
    {
        if (_telling.Count == 0)
        {
            Refill();
        }

        return _telling.TryDequeue(out committed);
    }

    private void Refill()
    {
        lock (_lock)
        {
            foreach (((string node, ulong storeId), RecordIntervals numbers) in _waiting)
            {
                foreach ((ulong first, ulong last) in numbers.Span)
                {
                    _telling.Enqueue(new CommittedRange(node, storeId, first, last));
                }

                numbers.Clear();
                _spare.Push(numbers);
            }

            _waiting.Clear();
        }
    }
}
