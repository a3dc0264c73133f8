using System.Runtime.InteropServices;

namespace Wuxi.Edge.Abstractions;

/// <summary>
/// A set of record numbers as sorted, disjoint, non-adjacent closed intervals. Not thread safe: one owner.
/// </summary>
public sealed class RecordIntervals
{
    // Nearly always one interval, of tens of thousands of sets.
    private readonly List<(ulong First, ulong Last)> _ranges = new(1);

    /// <summary>The intervals, ascending.</summary>
    public IReadOnlyList<(ulong First, ulong Last)> Ranges => _ranges;

    /// <summary>The same without making anything; valid until the set changes.</summary>
    public ReadOnlySpan<(ulong First, ulong Last)> Span => CollectionsMarshal.AsSpan(_ranges);

    /// <summary>How many numbers are in the set.</summary>
    public ulong Count
    {
        get
        {
            ulong count = 0;
            foreach ((ulong first, ulong last) in _ranges)
            {
                count += last - first + 1;
            }

            return count;
        }
    }

    /// <summary>The largest n such that 1…n are all in the set; 0 when 1 is not.</summary>
    public ulong Contiguous => _ranges.Count > 0 && _ranges[0].First <= 1 ? _ranges[0].Last : 0;

    /// <summary>Whether the set holds <paramref name="number"/>.</summary>
    public bool Contains(ulong number)
    {
        if (_ranges.Count > 0 && number > _ranges[^1].Last)
        {
            // Nearly always: numbers grow.
            return false;
        }

        int at = IndexOfFirstEndingAtOrAfter(number);
        return at < _ranges.Count && _ranges[at].First <= number;
    }

    /// <summary>Adds one number. False when it was there already.</summary>
    public bool Add(ulong number)
    {
        if (Contains(number))
        {
            return false;
        }

        Add(number, number);
        return true;
    }

    /// <summary>Adds all numbers from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is below <paramref name="first"/>.</exception>
    public void Add(ulong first, ulong last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        if (_ranges.Count > 0 && first > 0 && _ranges[^1].Last == first - 1)
        {
            _ranges[^1] = (_ranges[^1].First, last);
            return;
        }

        // Also takes in a range that ends right before: adjacent ranges become one.
        int from = IndexOfFirstEndingAtOrAfter(first == 0 ? 0 : first - 1);
        int to = from;
        while (to < _ranges.Count && (last == ulong.MaxValue || _ranges[to].First <= last + 1))
        {
            first = Math.Min(first, _ranges[to].First);
            last = Math.Max(last, _ranges[to].Last);
            to++;
        }

        _ranges.RemoveRange(from, to - from);
        _ranges.Insert(from, (first, last));
    }

    /// <summary>Adds all numbers of another set.</summary>
    public void Add(RecordIntervals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach ((ulong first, ulong last) in other._ranges)
        {
            Add(first, last);
        }
    }

    /// <summary>Takes all numbers out.</summary>
    public void Clear() => _ranges.Clear();

    /// <summary>The numbers from <paramref name="first"/> to <paramref name="last"/> that are not in the set, as intervals.</summary>
    public IEnumerable<(ulong First, ulong Last)> MissingIn(ulong first, ulong last)
    {
        ulong next = first;
        for (int i = IndexOfFirstEndingAtOrAfter(first); i < _ranges.Count && _ranges[i].First <= last; i++)
        {
            if (_ranges[i].First > next)
            {
                yield return (next, _ranges[i].First - 1);
            }

            if (_ranges[i].Last == ulong.MaxValue)
            {
                yield break;
            }

            next = _ranges[i].Last + 1;
        }

        if (next <= last)
        {
            yield return (next, last);
        }
    }

    private int IndexOfFirstEndingAtOrAfter(ulong number)
    {
        int low = 0;
        int high = _ranges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].Last < number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
