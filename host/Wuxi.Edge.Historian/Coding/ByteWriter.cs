using System.Buffers.Binary;
using System.Text;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>A growing array of bytes that is used again and again. Not thread safe.</summary>
internal sealed class ByteWriter
{
    private byte[] _buffer;

    public ByteWriter(int capacity = 256) => _buffer = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Begins anew; the memory is kept.</summary>
    public void Clear() => Length = 0;

    /// <summary>Makes room for so many bytes altogether, and for a little more: the next time they may be a few more.</summary>
    public void Reserve(int capacity)
    {
        if (capacity > _buffer.Length)
        {
            Array.Resize(ref _buffer, capacity + (capacity / 8));
        }
    }

    /// <summary>Takes back what was written after <paramref name="length"/> bytes.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Room for <paramref name="count"/> bytes, which count as written.</summary>
    public Span<byte> Take(int count)
    {
        if (Length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(Length + count, 2 * _buffer.Length));
        }

        Length += count;
        return _buffer.AsSpan(Length - count, count);
    }

    /// <summary>What was written from <paramref name="start"/> on, to be written over.</summary>
    public Span<byte> From(int start) => _buffer.AsSpan(start, Length - start);

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteBytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    /// <summary>Base 128, least significant group first.</summary>
    public void WriteVarint(ulong value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    /// <summary>Small positive and negative numbers in few bytes.</summary>
    public void WriteZigZag(long value) => WriteVarint((ulong)(value << 1) ^ (ulong)(value >> 63));

    /// <summary>UTF-8 with its length in front.</summary>
    public void WriteText(string text)
    {
        int count = Encoding.UTF8.GetByteCount(text);
        WriteVarint((ulong)count);
        Encoding.UTF8.GetBytes(text, Take(count));
    }
}
