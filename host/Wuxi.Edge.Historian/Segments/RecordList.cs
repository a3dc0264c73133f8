namespace Wuxi.Edge.Historian.Segments;

/// <summary>Times and numbers of the records of a block. Grows, and is used again after <see cref="Clear"/>. Not thread safe.</summary>
internal sealed class RecordList
{
    private long[] _times = new long[64];
    private long[] _numbers = new long[64];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Sampling instants, UTC ms.</summary>
    public ReadOnlySpan<long> Times => _times.AsSpan(0, Count);

    /// <summary>Record numbers by their bits.</summary>
    public ReadOnlySpan<long> Numbers => _numbers.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(long timeMs, ulong number)
    {
        if (Count == _times.Length)
        {
            Reserve(2 * Count);
        }

        _times[Count] = timeMs;
        _numbers[Count] = (long)number;
        Count++;
    }

    /// <summary>Room for so many more, which count as added and are to be filled.</summary>
    public (Memory<long> Times, Memory<long> Numbers) Take(int count)
    {
        if (Count + count > _times.Length)
        {
            Reserve(Math.Max(Count + count, 2 * _times.Length));
        }

        Count += count;
        return (_times.AsMemory(Count - count, count), _numbers.AsMemory(Count - count, count));
    }

    /// <summary>Brings them into the order of time and then of number; equal ones stay as they are.</summary>
    /// <param name="places">Becomes where each has come to; as many as there are.</param>
    public void Sort(Span<int> places)
    {
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, Compare);
        long[] times = new long[_times.Length];
        long[] numbers = new long[_numbers.Length];
        for (int i = 0; i < order.Length; i++)
        {
            places[order[i]] = i;
            times[i] = _times[order[i]];
            numbers[i] = _numbers[order[i]];
        }

        _times = times;
        _numbers = numbers;
    }

    private int Compare(int a, int b)
    {
        int order = _times[a].CompareTo(_times[b]);
        order = order != 0 ? order : ((ulong)_numbers[a]).CompareTo((ulong)_numbers[b]);
        return order != 0 ? order : a.CompareTo(b);
    }

    private void Reserve(int capacity)
    {
        Array.Resize(ref _times, capacity);
        Array.Resize(ref _numbers, capacity);
    }
}
