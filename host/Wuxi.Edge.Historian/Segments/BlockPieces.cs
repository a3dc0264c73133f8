using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Reads the pieces of one block. Those of a small block are read from the file together, since asking for each costs more than
/// reading it. Used again by <see cref="Open"/>. Not thread safe.
/// </summary>
internal sealed class BlockPieces
{
    /// <summary>Larger blocks are read piece by piece.</summary>
    private const int MostBytes = 65_536;

    private SegmentReader _reader = null!;
    private byte[] _bytes = [];
    private long _start;
    private int _length;

    /// <summary>Begins with a block.</summary>
    /// <param name="reader">Its file.</param>
    /// <param name="block">Where it is.</param>
    /// <param name="columns">All of its columns.</param>
    /// <exception cref="DamagedDataException">The file ends within it.</exception>
    public void Open(SegmentReader reader, in BlockEntry block, ReadOnlySpan<ColumnEntry> columns)
    {
        _reader = reader;
        _start = block.Offset;
        long end = block.Offset + block.HeadLength + SegmentFormat.CrcBytes;
        foreach (ColumnEntry column in columns)
        {
            _start = Math.Min(_start, column.Offset);
            end = Math.Max(end, column.End);
        }

        _length = _start >= SegmentFormat.HeadBytes && end - _start <= MostBytes ? (int)(end - _start) : 0;
        if (_bytes.Length < _length + BitPacking.Slack)
        {
            _bytes = new byte[Math.Max(_length + BitPacking.Slack, Math.Min(2 * _bytes.Length, MostBytes))];
        }

        reader.Fill(_bytes.AsSpan(0, _length), _start);
    }

    /// <summary>Reads a piece of <paramref name="length"/> bytes and checks it; CRC and slack follow in the result, and perhaps more.</summary>
    /// <exception cref="DamagedDataException">It is not what was written.</exception>
    public ReadOnlyMemory<byte> Read(long offset, int length)
    {
        if (offset < _start || offset - _start + length + SegmentFormat.CrcBytes > _length)
        {
            return _reader.ReadPiece(offset, length);
        }

        int at = (int)(offset - _start);
        _reader.Check(_bytes, at, length, offset);
        return _bytes.AsMemory(at);
    }

    /// <summary>Lets go of the file.</summary>
    public void Close() => _reader = null!;
}
