using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Batches;

/// <summary>
/// Alarm transitions that wait to be journalled. Unbounded by design: alarms are never dropped, and they are few. Added
/// by the loop thread, taken by the writing one.
/// </summary>
internal sealed class AlarmQueue
{
    private readonly Lock _lock = new();
    private readonly List<AlarmTransition> _taken = [];
    private readonly List<AlarmTransition> _waiting = [];

    /// <summary>How many wait or are being written. Safe for use by many threads.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count + _taken.Count;
            }
        }
    }

    public void Add(AlarmTransition transition)
    {
        lock (_lock)
        {
            _waiting.Add(transition);
        }
    }

    /// <summary>All that wait, oldest first; they come again until <see cref="Release"/>. Writing thread only.</summary>
    public IReadOnlyList<AlarmTransition> Take()
    {
        lock (_lock)
        {
            _taken.AddRange(_waiting);
            _waiting.Clear();
            return _taken;
        }
    }

    /// <summary>What <see cref="Take"/> gave is on disk. Writing thread only.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _taken.Clear();
        }
    }
}
