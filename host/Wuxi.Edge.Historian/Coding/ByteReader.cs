using System.Buffers.Binary;
using System.Text;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// Reads what <see cref="ByteWriter"/> wrote. Whatever the bytes are, it throws <see cref="DamagedDataException"/> or gives
/// values; it never reads beyond the end.
/// </summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= _bytes.Length;

    public readonly int Remaining => _bytes.Length - Position;

    public byte ReadByte() => ReadBytes(1)[0];

    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count < 0 || count > Remaining)
        {
            throw new DamagedDataException($"{count} bytes expected at {Position}, {Remaining} are there");
        }

        Position += count;
        return _bytes.Slice(Position - count, count);
    }

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(ReadBytes(8));

    public ulong ReadVarint()
    {
        // Nearly always one byte.
        if (Position < _bytes.Length && _bytes[Position] < 0x80)
        {
            return _bytes[Position++];
        }

        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new DamagedDataException($"a number without end at {Position}");
    }

    /// <summary>A varint that must be at most <paramref name="maximum"/>.</summary>
    public int ReadCount(int maximum)
    {
        ulong value = ReadVarint();
        return value <= (ulong)maximum ? (int)value : throw new DamagedDataException($"{value} at {Position}, at most {maximum} expected");
    }

    public long ReadZigZag()
    {
        ulong value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes(ReadCount(Remaining)));
}
