namespace Wuxi.Edge.Alarms.Replay;

/// <summary>
/// The stretches of numbers that the replay need not wait for, in ascending order. Few: a stretch a session or gap.
/// Loop thread only.
/// </summary>
internal sealed class SequenceSegments
{
    private readonly List<SequenceSegment> _segments = [];

    public int Count => _segments.Count;

    /// <summary>Lowest number of any stretch; the largest number there is when there is none.</summary>
    public ulong First => _segments.Count > 0 ? _segments[0].First : ulong.MaxValue;

    public void Add(SequenceSegment segment)
    {
        int at = _segments.Count;
        while (at > 0 && _segments[at - 1].First > segment.First)
        {
            at--;
        }

        if (at > 0 && _segments[at - 1] is { } before && before.Kind == segment.Kind && before.Last + 1 == segment.First)
        {
            _segments[at - 1] = before with { Last = segment.Last };
        }
        else
        {
            _segments.Insert(at, segment);
        }
    }

    /// <summary>Takes the lowest stretch if it begins at or below <paramref name="number"/>.</summary>
    public bool TryTake(ulong number, out SequenceSegment segment)
    {
        if (_segments.Count == 0 || _segments[0].First > number)
        {
            segment = default;
            return false;
        }

        segment = _segments[0];
        _segments.RemoveAt(0);
        return true;
    }
}
