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

    // Loop thread only.
    private readonly Queue<CommittedRange> _telling = new();

    public void Add(string node, ulong storeId, RecordIntervals numbers)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue((node, storeId), out RecordIntervals? waiting))
            {
                _waiting.Add((node, storeId), waiting = new RecordIntervals());
            }

            foreach ((ulong first, ulong last) in numbers.Ranges)
            {
                waiting.Add(first, last);
            }
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
                foreach ((ulong first, ulong last) in numbers.Ranges)
                {
                    _telling.Enqueue(new CommittedRange(node, storeId, first, last));
                }
            }

            _waiting.Clear();
        }
    }
}
