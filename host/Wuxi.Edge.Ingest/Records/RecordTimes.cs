namespace Wuxi.Edge.Ingest.Records;

/// <summary>
/// The sampling instants at the ends of each unbroken run of stored records, so that a gap between two runs has a span of
/// time. As small as the number of gaps. Loop thread only.
/// </summary>
internal sealed class RecordTimes
{
    private readonly List<Run> _runs = [];

    /// <summary>
    /// Begins with what the historian knew: <paramref name="number"/> is the newest it has, and no record from there on is older
    /// than <paramref name="notBeforeMs"/>. Only call when empty.
    /// </summary>
    public void Restore(ulong number, long notBeforeMs) => _runs.Add(new Run(number, null, number, notBeforeMs));

    /// <summary>Notes a stored record; a number that is there already is ignored.</summary>
    public void Add(ulong number, long timestampMs)
    {
        int at = IndexOfLastStartingAtOrBefore(number);
        if (at >= 0 && number <= _runs[at].Last)
        {
            return;
        }

        bool joinsBefore = at >= 0 && _runs[at].Last == number - 1;
        bool joinsAfter = at + 1 < _runs.Count && _runs[at + 1].First == number + 1;
        if (joinsBefore && joinsAfter)
        {
            _runs[at] = _runs[at] with { Last = _runs[at + 1].Last, LastMs = _runs[at + 1].LastMs };
            _runs.RemoveAt(at + 1);
        }
        else if (joinsBefore)
        {
            _runs[at] = _runs[at] with { Last = number, LastMs = timestampMs };
        }
        else if (joinsAfter)
        {
            _runs[at + 1] = _runs[at + 1] with { First = number, FirstMs = timestampMs };
        }
        else
        {
            _runs.Insert(at + 1, new Run(number, timestampMs, number, timestampMs));
        }
    }

    /// <summary>An instant not after that of the last stored record below <paramref name="number"/>; null when none is known.</summary>
    public long? Before(ulong number)
    {
        int at = number == 0 ? -1 : IndexOfLastStartingAtOrBefore(number - 1);
        if (at < 0)
        {
            return null;
        }

        // Inside a run only its beginning is known for sure.
        return _runs[at].Last < number ? _runs[at].LastMs : _runs[at].FirstMs;
    }

    /// <summary>An instant not before that of the first stored record above <paramref name="number"/>; null when none is known.</summary>
    public long? After(ulong number)
    {
        int at = IndexOfLastStartingAtOrBefore(number);
        if (at >= 0 && _runs[at].Last > number)
        {
            return _runs[at].LastMs;
        }

        for (int next = at + 1; next < _runs.Count; next++)
        {
            if (_runs[next].FirstMs is { } firstMs)
            {
                return firstMs;
            }

            if (_runs[next].Last > _runs[next].First)
            {
                return _runs[next].LastMs;
            }
        }

        return null;
    }

    private int IndexOfLastStartingAtOrBefore(ulong number)
    {
        // Nearly always the last run.
        int high = _runs.Count - 1;
        if (high < 0 || _runs[high].First <= number)
        {
            return high;
        }

        int low = 0;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_runs[middle].First <= number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    /// <summary>FirstMs is null when only a lower bound is known, from before the gateway started.</summary>
    private readonly record struct Run(ulong First, long? FirstMs, ulong Last, long LastMs);
}
