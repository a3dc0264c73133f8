using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// An open segment file. Read with pread(2) and not mapped into memory, so that a failing card is an exception and not a
/// signal that ends the gateway. Safe for use by many threads.
/// </summary>
internal sealed class SegmentReader : IDisposable
{
    private readonly SafeFileHandle _file;

    private SegmentReader(string path, SafeFileHandle file)
    {
        Length = RandomAccess.GetLength(file);
        Path = path;
        _file = file;
        IndexInput index = FindIndex();
        IndexOffset = index.Offset;
        Index = SegmentIndex.Read(index);
    }

    public string Path { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>Where the index begins.</summary>
    public long IndexOffset { get; }

    public SegmentIndex Index { get; }

    /// <summary>Opens a file, and checks and reads its index.</summary>
    /// <exception cref="DamagedDataException">It is not a whole segment.</exception>
    /// <exception cref="IOException">It cannot be read, or there is none (<see cref="FileNotFoundException"/>).</exception>
    public static SegmentReader Open(string path)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            return new SegmentReader(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a piece of <paramref name="length"/> bytes and checks it; CRC and slack follow in the result.</summary>
    /// <exception cref="DamagedDataException">It is not what was written.</exception>
    public ReadOnlyMemory<byte> ReadPiece(long offset, int length)
    {
        if (offset < SegmentFormat.HeadBytes || length < 0 || length > Length - offset - SegmentFormat.CrcBytes)
        {
            throw new DamagedDataException($"{Path} is damaged: its index names {length} bytes at {offset} in a file of {Length}");
        }

        byte[] bytes = new byte[SegmentFormat.Padded(length)];
        Fill(bytes.AsSpan(0, length + SegmentFormat.CrcBytes), offset);
        Check(bytes, 0, length, offset);
        return bytes;
    }

    /// <summary>Reads bytes that hold several pieces, which the caller checks.</summary>
    public void Fill(Span<byte> into, long offset)
    {
        int read = 0;
        while (read < into.Length)
        {
            int count = RandomAccess.Read(_file, into[read..], offset + read);
            if (count == 0)
            {
                throw new DamagedDataException($"{Path} ends at {offset + read}, {into.Length - read} bytes more were expected");
            }

            read += count;
        }
    }

    /// <summary>Whether a piece within bytes that were read is what was written.</summary>
    public void Check(ReadOnlySpan<byte> bytes, int start, int length, long offset)
    {
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(start + length)..]);
        if (SegmentFormat.Crc(bytes.Slice(start, length)) != expected)
        {
            throw new DamagedDataException($"{Path} is damaged: the checksum of the {length} bytes at {offset} is wrong");
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Finds the index by the foot, and checks it.</summary>
    private IndexInput FindIndex()
    {
        Span<byte> foot = stackalloc byte[SegmentFormat.FootBytes];
        if (Length < SegmentFormat.HeadBytes + SegmentFormat.FootBytes
            || RandomAccess.Read(_file, foot, Length - SegmentFormat.FootBytes) != foot.Length
            || BinaryPrimitives.ReadInt64LittleEndian(foot[16..]) != SegmentFormat.Magic)
        {
            throw new DamagedDataException($"{Path} is not a whole segment of this version");
        }

        long offset = BinaryPrimitives.ReadInt64LittleEndian(foot);
        int length = BinaryPrimitives.ReadInt32LittleEndian(foot[8..]);
        if (offset < SegmentFormat.HeadBytes || length < 0 || offset + length != Length - SegmentFormat.FootBytes)
        {
            throw new DamagedDataException($"{Path} is damaged: an index of {length} bytes at {offset} in {Length} bytes");
        }

        // Nothing in it is believed before all of it is right.
        var index = new IndexInput(Fill, offset, length);
        return index.Crc() == BinaryPrimitives.ReadUInt32LittleEndian(foot[12..])
            ? index
            : throw new DamagedDataException($"{Path} is damaged: the checksum of its index is wrong");
    }
}
