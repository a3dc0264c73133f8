using System.IO.Compression;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>Walks what <see cref="NumberCodec"/> wrote, 128 numbers at a time. Not thread safe; used again by <see cref="Open"/>.</summary>
internal sealed class NumberCursor
{
    private readonly Int64Cursor _packed = new();
    private readonly long[] _bits = new long[Int64Codec.ChunkSize];
    private readonly List<(int Index, long Bits)> _patches = [];
    private byte[] _planes = [];
    private long _smallest;
    private int _width;
    private bool _isCompressed;
    private ValueKind _kind;
    private double _power;
    private int _total;
    private int _start;
    private int _nextPatch;
    private int _patchesInChunk;

    /// <summary>How many numbers the chunk has.</summary>
    public int Count { get; private set; }

    /// <summary>Decimals of <see cref="Integers"/>; <see cref="NumberForm.Plain"/> when they are bit patterns.</summary>
    public int Exponent { get; private set; }

    /// <summary>Whether all of the chunk are <see cref="Integers"/> / 10^<see cref="Exponent"/>: no bit patterns of floating point numbers, no patches.</summary>
    public bool IsDecimal => _patchesInChunk == 0 && (Exponent >= 0 || _kind is ValueKind.Int64 or ValueKind.Boolean);

    /// <summary>10^<see cref="Exponent"/>, or 1.</summary>
    public double Power => _power;

    /// <summary>The number that one of <see cref="Integers"/> stands for, when they are decimal.</summary>
    public double ToNumber(long integer) =>
        Exponent < 0 ? integer : DecimalScale.ToDouble(DecimalScale.ToBits(integer, _power, _kind), _kind);

    /// <summary>The integers of the chunk; valid until the next one.</summary>
    public ReadOnlySpan<long> Integers => _isCompressed ? _bits.AsSpan(0, Count) : _packed.Values;

    /// <summary>Begins with <paramref name="count"/> numbers at <paramref name="position"/>.</summary>
    public void Open(ReadOnlyMemory<byte> bytes, int position, int count, ValueKind kind)
    {
        var reader = new ByteReader(bytes.Span[position..]);
        byte head = reader.ReadByte();
        Exponent = NumberForm.Exponent(head);
        _power = Exponent >= 0 ? DecimalScale.Power(Exponent) : 1;
        _isCompressed = NumberForm.IsCompressed(head);
        _kind = kind;
        _total = count;
        _start = 0;
        _nextPatch = 0;
        _patchesInChunk = 0;
        Count = 0;
        _patches.Clear();
        if (NumberForm.HasPatches(head))
        {
            ReadPatches(ref reader);
        }

        if (_isCompressed)
        {
            ReadPlanes(ref reader);
        }
        else
        {
            _packed.Open(bytes, position + reader.Position, count);
        }
    }

    /// <summary>The next chunk; false at the end.</summary>
    public bool Next()
    {
        _start += Count;
        Count = Math.Min(_total - _start, Int64Codec.ChunkSize);
        _nextPatch += _patchesInChunk;
        _patchesInChunk = 0;
        if (Count == 0)
        {
            return false;
        }

        while (_nextPatch + _patchesInChunk < _patches.Count && _patches[_nextPatch + _patchesInChunk].Index < _start + Count)
        {
            _patchesInChunk++;
        }

        if (_isCompressed)
        {
            FromPlanes();
        }
        else
        {
            _packed.Next();
        }

        return true;
    }

    /// <summary>Writes the bit patterns of the chunk.</summary>
    public void CopyBits(Span<long> into)
    {
        ReadOnlySpan<long> integers = Integers;
        if (Exponent < 0)
        {
            integers.CopyTo(into);
        }
        else
        {
            for (int i = 0; i < integers.Length; i++)
            {
                into[i] = DecimalScale.ToBits(integers[i], _power, _kind);
            }
        }

        for (int i = 0; i < _patchesInChunk; i++)
        {
            (int index, long bits) = _patches[_nextPatch + i];
            into[index - _start] = bits;
        }
    }

    private void ReadPatches(ref ByteReader reader)
    {
        int patches = reader.ReadCount(_total);
        int index = 0;
        for (int i = 0; i < patches; i++)
        {
            index += reader.ReadCount(_total);
            if (index >= _total)
            {
                throw new DamagedDataException($"a patch of number {index} of {_total}");
            }

            _patches.Add((index, reader.ReadInt64()));
        }
    }

    private void ReadPlanes(ref ByteReader reader)
    {
        _smallest = reader.ReadZigZag();
        _width = reader.ReadByte();
        ReadOnlySpan<byte> compressed = reader.ReadBytes(reader.ReadCount(reader.Remaining));
        if (_width is < 1 or > 8)
        {
            throw new DamagedDataException($"numbers of {_width} bytes");
        }

        int length = _width * _total;
        if (_planes.Length < length)
        {
            _planes = new byte[length];
        }

        if (!BrotliDecoder.TryDecompress(compressed, _planes.AsSpan(0, length), out int written) || written != length)
        {
            throw new DamagedDataException($"{length} bytes expected out of {compressed.Length} compressed ones");
        }
    }

    private void FromPlanes()
    {
        Span<long> into = _bits.AsSpan(0, Count);
        into.Fill(_smallest);
        for (int plane = 0; plane < _width; plane++)
        {
            ReadOnlySpan<byte> from = _planes.AsSpan((plane * _total) + _start, Count);
            for (int i = 0; i < from.Length; i++)
            {
                into[i] += (long)((ulong)from[i] << (8 * plane));
            }
        }
    }
}
