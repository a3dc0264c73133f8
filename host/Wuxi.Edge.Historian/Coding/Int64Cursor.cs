using System.Runtime.InteropServices;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// Walks what <see cref="Int64Codec"/> wrote, a chunk at a time. Chunks of equal steps are not spelled out unless asked for.
/// Not thread safe; used again by <see cref="Open"/>.
/// </summary>
internal sealed class Int64Cursor
{
    private readonly long[] _values = new long[Int64Codec.ChunkSize];
    private ReadOnlyMemory<byte> _bytes;
    private int _position;
    private int _remaining;
    private long _last;
    private bool _isSpelledOut;

    /// <summary>How many values the chunk has.</summary>
    public int Count { get; private set; }

    /// <summary>Whether each value is the one before and <see cref="Step"/>; so it is for equal values and for single ones.</summary>
    public bool IsLinear { get; private set; }

    /// <summary>First value of the chunk.</summary>
    public long First { get; private set; }

    /// <summary>Last value of the chunk.</summary>
    public long Last => _last;

    /// <summary>From one value to the next, when <see cref="IsLinear"/>.</summary>
    public long Step { get; private set; }

    /// <summary>Where the next chunk begins, or what follows the last one.</summary>
    public int Position => _position;

    /// <summary>The values of the chunk; valid until the next one.</summary>
    public ReadOnlySpan<long> Values
    {
        get
        {
            SpellOut();
            return _values.AsSpan(0, Count);
        }
    }

    /// <summary>The values of the chunk in an array that may be longer; valid until the next one.</summary>
    public long[] SpelledOut
    {
        get
        {
            SpellOut();
            return _values;
        }
    }

    /// <summary>Begins with <paramref name="count"/> values at <paramref name="position"/>.</summary>
    /// <param name="bytes">Has <see cref="BitPacking.Slack"/> bytes behind the last chunk.</param>
    public void Open(ReadOnlyMemory<byte> bytes, int position, int count)
    {
        _bytes = bytes;
        _position = position;
        _remaining = count;
        _last = 0;
        Count = 0;
    }

    /// <summary>The next chunk; false at the end.</summary>
    /// <exception cref="DamagedDataException">The bytes were not written by the codec.</exception>
    public bool Next()
    {
        if (_remaining == 0)
        {
            Count = 0;
            return false;
        }

        ReadOnlySpan<byte> bytes = _bytes.Span;
        var reader = new ByteReader(bytes[_position..]);
        int mode = reader.ReadByte();
        ulong divisor = 1;
        if (mode == Int64Codec.DividedMode)
        {
            divisor = reader.ReadVarint();
            mode = reader.ReadByte();
        }

        if (mode > Int64Codec.StepMode + 64)
        {
            throw new DamagedDataException($"a chunk of kind {mode} at {_position}");
        }

        bool isSteps = mode >= Int64Codec.StepMode;
        int width = isSteps ? mode - Int64Codec.StepMode : mode;
        Count = Math.Min(_remaining, Int64Codec.ChunkSize);
        long start = _last + reader.ReadZigZag();
        long step = isSteps ? reader.ReadZigZag() : 0;
        _position += reader.Position;
        int packedCount = isSteps ? Count - 1 : Count;
        IsLinear = width == 0;
        _isSpelledOut = false;
        Step = step;
        if (IsLinear)
        {
            First = start;
            _last = start + ((Count - 1) * step);
        }
        else
        {
            Unpack(bytes, width, packedCount, divisor, start, step, isSteps);
        }

        _position += BitPacking.BytesFor(packedCount, width);
        _remaining -= Count;
        return true;
    }

    /// <summary>Walks to the end and writes all values.</summary>
    /// <param name="into">As many as there are.</param>
    public void CopyTo(Span<long> into)
    {
        while (Next())
        {
            Values.CopyTo(into);
            into = into[Count..];
        }
    }

    private void Unpack(ReadOnlySpan<byte> bytes, int width, int packedCount, ulong divisor, long start, long step, bool isSteps)
    {
        Span<long> values = _values.AsSpan(0, Count);
        Span<ulong> packed = MemoryMarshal.Cast<long, ulong>(values[(Count - packedCount)..]);
        BitPacking.Unpack(bytes[_position..], width, packed);
        for (int i = 0; divisor != 1 && i < packed.Length; i++)
        {
            packed[i] *= divisor;
        }

        if (isSteps)
        {
            long value = start;
            values[0] = value;
            for (int i = 1; i < values.Length; i++)
            {
                value += values[i] + step;
                values[i] = value;
            }
        }
        else
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += start;
            }
        }

        First = values[0];
        _last = values[^1];
        _isSpelledOut = true;
    }

    private void SpellOut()
    {
        if (_isSpelledOut)
        {
            return;
        }

        long value = First;
        for (int i = 0; i < Count; i++)
        {
            _values[i] = value;
            value += Step;
        }

        _isSpelledOut = true;
    }
}
