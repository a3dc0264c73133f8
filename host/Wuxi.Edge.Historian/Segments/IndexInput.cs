using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>Walks the index of a file through a small buffer. Not thread safe.</summary>
/// <param name="fill">Reads the file.</param>
/// <param name="offset">Where the index begins.</param>
/// <param name="length">Bytes of it.</param>
internal sealed class IndexInput(FillBytes fill, long offset, long length)
{
    /// <summary>So many bytes can be looked at together.</summary>
    public const int MostBytes = 32_768;

    private readonly byte[] _buffer = new byte[MostBytes];
    private int _start;
    private int _end;
    private long _skipped;

    /// <summary>Where the next byte is in the file.</summary>
    public long Offset => offset + _skipped;

    /// <summary>Reads the file, whatever part of it.</summary>
    public FillBytes Fill => fill;

    private long Remaining => length - _skipped;

    /// <summary>The CRC-32C of all of it, which begins anew afterwards.</summary>
    public uint Crc()
    {
        uint crc = 0;
        Restart();
        while (Remaining > 0)
        {
            ReadOnlySpan<byte> bytes = Peek(MostBytes);
            crc = SegmentFormat.Crc(bytes, crc);
            Skip(bytes.Length);
        }

        Restart();
        return crc;
    }

    /// <summary>The next bytes, <paramref name="count"/> or as many as there are; valid until the next call.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count && _end - _start < Remaining)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            int end = (int)Math.Min(MostBytes, Remaining);
            fill(_buffer.AsSpan(_end..end), Offset + _end);
            _end = end;
        }

        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>Goes on behind bytes that were looked at.</summary>
    public void Skip(int count)
    {
        _start += count;
        _skipped += count;
    }

    /// <summary>Reads a number of entries, each of at least a byte.</summary>
    /// <exception cref="DamagedDataException">There cannot be so many.</exception>
    public int ReadCount()
    {
        var reader = new ByteReader(Peek(MostBytes));
        int count = reader.ReadCount((int)Math.Min(int.MaxValue, Remaining));
        Skip(reader.Position);
        return count;
    }

    private void Restart() => (_start, _end, _skipped) = (0, 0, 0);
}
