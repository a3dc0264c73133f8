using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// Walks what <see cref="ColumnCodec"/> wrote, 128 readings at a time. Not thread safe; used again by <see cref="Open"/>.
/// </summary>
internal sealed class ColumnCursor
{
    private readonly Int64Cursor _records = new();
    private readonly Int64Cursor _textIndexes = new();
    private readonly NumberCursor[] _numbers = [new(), new(), new(), new()];
    private readonly KindSource[] _sources;
    private readonly List<ValueState> _states = [];
    private readonly List<(int State, int Length)> _runs = [];
    private readonly List<string> _texts = [];
    private readonly ValueState[] _stateOf = new ValueState[Int64Codec.ChunkSize];
    private readonly long[] _bits = new long[Int64Codec.ChunkSize];
    private readonly string?[] _textOf = new string?[Int64Codec.ChunkSize];
    private int _start;
    private int _run;
    private int _runLeft;
    private int _textAt;
    private bool _isFilled;

    public ColumnCursor() => _sources = [.. _numbers.Select(numbers => new KindSource(numbers))];

    /// <summary>Readings of the whole column.</summary>
    public int Total { get; private set; }

    /// <summary>Readings of the chunk.</summary>
    public int Count { get; private set; }

    /// <summary>Whether every record has exactly one reading, so that the n-th is of record n.</summary>
    public bool IsDense { get; private set; }

    /// <summary>The records that the readings of the chunk are of, unless <see cref="IsDense"/>.</summary>
    public ReadOnlySpan<long> Records => _records.Values;

    /// <summary>The one numeric state that all readings of the column have, or null.</summary>
    public ValueState? Uniform { get; private set; }

    /// <summary>The numbers of the chunk when the column is <see cref="Uniform"/>.</summary>
    public NumberCursor Numbers { get; private set; } = null!;

    /// <summary>State of each reading of the chunk.</summary>
    public ReadOnlySpan<ValueState> States
    {
        get
        {
            Fill();
            return _stateOf.AsSpan(0, Count);
        }
    }

    /// <summary>Begins a column.</summary>
    /// <param name="bytes">The column, with <see cref="BitPacking.Slack"/> bytes behind.</param>
    /// <param name="head">Head of its block.</param>
    /// <exception cref="DamagedDataException">The bytes were not written by the codec.</exception>
    public void Open(ReadOnlyMemory<byte> bytes, IPresence head)
    {
        var reader = new ByteReader(bytes.Span);
        _start = 0;
        Count = 0;
        int form = reader.ReadByte();
        IsDense = (form & ColumnForm.HasPresence) == 0;
        Total = head.Records;
        if (!IsDense)
        {
            Total = head.OpenPresence(reader.ReadCount(int.MaxValue), _records);
        }

        var kind = (ValueKind)(form & ColumnForm.KindMask);
        if (kind > ValueKind.Text || form > (ColumnForm.KindMask | ColumnForm.HasPresence))
        {
            throw new DamagedDataException($"a column of form {form}");
        }

        if (kind != ValueKind.None)
        {
            _states.Clear();
            _states.Add(new ValueState(kind, Quality.Good, BadReason.None));
            BeginRuns();
            _runs.Add((0, Total));
            OpenKind(kind, bytes, reader.Position, Total);
        }
        else
        {
            OpenMixed(bytes, ref reader);
        }

        Uniform = _states.Count == 1 && _states[0].Kind is not (ValueKind.None or ValueKind.Text) ? _states[0] : null;
        if (Uniform is { } state)
        {
            Numbers = _numbers[(int)state.Kind - 1];
        }
    }

    /// <summary>The next chunk; false at the end.</summary>
    public bool Next()
    {
        if (!_isFilled && Count > 0 && Uniform is null)
        {
            // What is skipped must still be passed over.
            Fill();
        }

        _start += Count;
        Count = Math.Min(Total - _start, Int64Codec.ChunkSize);
        _isFilled = false;
        if (Count == 0)
        {
            return false;
        }

        if (!IsDense)
        {
            _records.Next();
        }

        if (Uniform is not null)
        {
            Numbers.Next();
        }

        return true;
    }

    /// <summary>The bit pattern of a reading of the chunk.</summary>
    public long BitsAt(int index)
    {
        Fill();
        return _bits[index];
    }

    /// <summary>The text of a reading of the chunk, or null.</summary>
    public string? TextAt(int index)
    {
        Fill();
        return Uniform is null ? _textOf[index] : null;
    }

    /// <summary>The value of a reading of the chunk.</summary>
    public PointValue ValueAt(int index)
    {
        string? text = TextAt(index);
        return PointValue.FromBits(_stateOf[index].Kind, _bits[index], text);
    }

    private void Fill()
    {
        if (_isFilled)
        {
            return;
        }

        _isFilled = true;
        if (Uniform is { } state)
        {
            Numbers.CopyBits(_bits);
            _stateOf.AsSpan(0, Count).Fill(state);
            return;
        }

        for (int i = 0; i < Count; i++)
        {
            ValueState next = NextState();
            _stateOf[i] = next;
            _textOf[i] = next.Kind == ValueKind.Text ? NextText() : null;
            _bits[i] = next.Kind is ValueKind.None or ValueKind.Text ? 0 : _sources[(int)next.Kind - 1].Next();
        }
    }

    private ValueState NextState()
    {
        while (_runLeft == 0)
        {
            _run++;
            _runLeft = _runs[_run].Length;
        }

        _runLeft--;
        return _states[_runs[_run].State];
    }

    private string NextText()
    {
        if (_textAt == _textIndexes.Count)
        {
            _textIndexes.Next();
            _textAt = 0;
        }

        long index = _textIndexes.Values[_textAt++];
        return (ulong)index < (ulong)_texts.Count ? _texts[(int)index] : throw new DamagedDataException($"text {index} of {_texts.Count}");
    }

    private void OpenMixed(ReadOnlyMemory<byte> bytes, ref ByteReader reader)
    {
        ReadStates(ref reader);
        foreach (ValueKind kind in ColumnCodec.Kinds)
        {
            int count = CountOf(kind);
            if (count > 0)
            {
                int length = reader.ReadCount(reader.Remaining);
                OpenKind(kind, bytes, reader.Position, count);
                reader.ReadBytes(length);
            }
        }
    }

    private void BeginRuns()
    {
        _runs.Clear();
        _run = -1;
        _runLeft = 0;
    }

    private void ReadStates(ref ByteReader reader)
    {
        _states.Clear();
        BeginRuns();
        int states = reader.ReadCount(byte.MaxValue);
        for (int i = 0; i < states; i++)
        {
            _states.Add(ValueState.Read(ref reader));
        }

        if (states == 1)
        {
            _runs.Add((0, Total));
            return;
        }

        for (int read = 0; read < Total;)
        {
            int state = reader.ReadCount(states - 1);
            int length = reader.ReadCount(Total - read);
            _runs.Add((state, length));
            read += length == 0 ? throw new DamagedDataException("an empty run of states") : length;
        }
    }

    private int CountOf(ValueKind kind)
    {
        int count = 0;
        foreach ((int state, int length) in _runs)
        {
            count += _states[state].Kind == kind ? length : 0;
        }

        return count;
    }

    private void OpenKind(ValueKind kind, ReadOnlyMemory<byte> bytes, int position, int count)
    {
        if (kind != ValueKind.Text)
        {
            _numbers[(int)kind - 1].Open(bytes, position, count, kind);
            _sources[(int)kind - 1].Begin();
            return;
        }

        var reader = new ByteReader(bytes.Span[position..]);
        _texts.Clear();
        int texts = reader.ReadCount(count);
        for (int i = 0; i < texts; i++)
        {
            _texts.Add(reader.ReadText());
        }

        _textIndexes.Open(bytes, position + reader.Position, count);
        _textAt = 0;
    }
}
