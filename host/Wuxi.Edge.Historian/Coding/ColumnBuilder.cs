using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// The readings of one point in the records of a block, in order, before they are coded. Grows, and is used again after
/// <see cref="Clear"/>. Not thread safe.
/// </summary>
internal sealed class ColumnBuilder
{
    private readonly List<ValueState> _states = [];
    private int[] _records = new int[64];
    private byte[] _stateOf = new byte[64];
    private long[] _bits = new long[64];
    private string?[] _texts = [];
    private int _lastState = -1;

    /// <summary>How many readings.</summary>
    public int Count { get; private set; }

    /// <summary>Which record of the block each reading is of; ascending, seldom the same twice.</summary>
    public ReadOnlySpan<int> Records => _records.AsSpan(0, Count);

    /// <summary>Index into <see cref="States"/> of each reading.</summary>
    public ReadOnlySpan<byte> StateOf => _stateOf.AsSpan(0, Count);

    /// <summary>The different states.</summary>
    public ReadOnlySpan<ValueState> States => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_states);

    /// <summary>The bit pattern of each reading's value.</summary>
    public ReadOnlySpan<long> Bits => _bits.AsSpan(0, Count);

    /// <summary>Whether another state still has a place; a block that has none is ended before.</summary>
    public bool HasRoomForState => _states.Count < byte.MaxValue;

    public string? TextAt(int index) => index < _texts.Length ? _texts[index] : null;

    public void Clear()
    {
        Array.Clear(_texts);
        _states.Clear();
        _lastState = -1;
        Count = 0;
    }

    public void Add(int record, ValueState state, long bits, string? text)
    {
        if (Count == _records.Length)
        {
            Grow();
        }

        if (_lastState < 0 || _states[_lastState] != state)
        {
            _lastState = _states.IndexOf(state);
            if (_lastState < 0)
            {
                _lastState = _states.Count;
                _states.Add(state);
            }
        }

        if (text is not null)
        {
            SetText(Count, text);
        }

        _records[Count] = record;
        _stateOf[Count] = (byte)_lastState;
        _bits[Count] = bits;
        Count++;
    }

    /// <summary>Brings readings that were added in another order into that of their records.</summary>
    public void SortByRecord()
    {
        bool isSorted = true;
        for (int i = 1; i < Count && isSorted; i++)
        {
            isSorted = _records[i - 1] <= _records[i];
        }

        if (isSorted)
        {
            return;
        }

        int[] order = [.. Enumerable.Range(0, Count).OrderBy(i => _records[i])];
        _stateOf = Reorder(_stateOf, order);
        _bits = Reorder(_bits, order);
        _texts = _texts.Length == 0 ? _texts : Reorder(_texts, order);
        _records = Reorder(_records, order);
    }

    private T[] Reorder<T>(T[] values, int[] order)
    {
        var reordered = new T[_records.Length];
        for (int i = 0; i < Count; i++)
        {
            reordered[i] = order[i] < values.Length ? values[order[i]] : default!;
        }

        return reordered;
    }

    private void SetText(int index, string text)
    {
        if (index >= _texts.Length)
        {
            Array.Resize(ref _texts, _records.Length);
        }

        _texts[index] = text;
    }

    private void Grow()
    {
        Array.Resize(ref _records, 2 * Count);
        Array.Resize(ref _stateOf, 2 * Count);
        Array.Resize(ref _bits, 2 * Count);
    }
}
