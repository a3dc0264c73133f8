using System.Buffers.Binary;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Writes one segment file, block after block, under a name that nobody reads; <see cref="Finish"/> puts it on disk and gives
/// it its own. Disposed without that, it leaves nothing. Not thread safe.
/// </summary>
internal sealed class SegmentWriter : IDisposable
{
    private const int BufferBytes = 65_536;

    private readonly SegmentScratch _scratch;
    private readonly bool _hasRollups;
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private long _position;
    private bool _isFinished;

    // The block that is being written.
    private RecordList _records = null!;
    private long _blockPosition;
    private long _blockReadings;
    private long _lastPoint;

    /// <param name="path">Name of the finished file.</param>
    /// <param name="scratch">Shared by the segments of one thread.</param>
    /// <param name="hasRollups">Whether to make roll-ups where they pay.</param>
    public SegmentWriter(string path, SegmentScratch scratch, bool hasRollups)
    {
        _scratch = scratch;
        _scratch.Index.Clear();
        _hasRollups = hasRollups;
        _path = path;
        _temporary = path + ".tmp";
        _file = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
        Span<byte> head = stackalloc byte[SegmentFormat.HeadBytes];
        BinaryPrimitives.WriteInt64LittleEndian(head, SegmentFormat.Magic);
        Write(head);
    }

    /// <summary>First and last time and the number of records and readings, of what was added.</summary>
    public long FromMs { get; private set; } = long.MaxValue;

    public long ToMs { get; private set; } = long.MinValue;

    public long Records { get; private set; }

    public long Readings { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public long Length => _position;

    /// <summary>Codes and writes a block.</summary>
    /// <param name="stream">Key of the stream.</param>
    /// <param name="block">Its records; at least one, at most <see cref="SegmentFormat.MaximumRecords"/>.</param>
    public void Add(long stream, BlockBuilder block)
    {
        BeginBlock(block.Records);
        foreach ((long point, ColumnBuilder column) in block.Columns)
        {
            AddColumn(point, column, compress: false);
        }

        EndBlock(stream);
    }

    /// <summary>Begins a block; its columns follow, by point, and <see cref="EndBlock"/> or <see cref="DropBlock"/>.</summary>
    /// <param name="records">Its records, which stay as they are until then.</param>
    public void BeginBlock(RecordList records)
    {
        _records = records;
        _blockPosition = _position;
        _blockReadings = 0;
        _lastPoint = 0;
        _scratch.Presence.Clear();
        _scratch.Lasts.Clear();
    }

    /// <summary>Codes and writes a column of the block; nothing when it is empty.</summary>
    /// <param name="point">Key of its point.</param>
    /// <param name="column">Its readings, in the order of the block's records.</param>
    /// <param name="compress">Try general compression.</param>
    public void AddColumn(long point, ColumnBuilder column, bool compress)
    {
        if (column.Count == 0)
        {
            return;
        }

        BlockHead.WriteLast(point, ref _lastPoint, column, _records.Times, _scratch.Lasts);
        int? presence = _scratch.Presence.Of(column, _records.Count);
        long offset = _position;
        _scratch.Piece.Clear();
        _scratch.Codec.Encode(column, presence, compress, _scratch.Piece);
        int length = WritePiece();
        int rollupLength = 0;
        _scratch.Piece.Clear();
        if (_hasRollups && _scratch.Rollups.TryEncode(_records.Times, column, _scratch.Codec, goneBytes: 0, _scratch.Piece))
        {
            rollupLength = WritePiece();
        }

        _scratch.Index.Add(new ColumnEntry(point, _scratch.Index.Blocks, offset, length, rollupLength));
        _blockReadings += column.Count;
    }

    /// <summary>Writes the head of the block, behind its columns: only now is it known.</summary>
    /// <param name="stream">Key of the stream.</param>
    public void EndBlock(long stream)
    {
        _scratch.Piece.Clear();
        BlockHead.Write(_scratch.Lasts.Written, _records, _scratch.Presence, _scratch.Part, _scratch.Piece);
        long offset = _position;
        int length = WritePiece();
        var entry = new BlockEntry(stream, _records.Count, _records.Times[0], _records.Times[^1], offset, length);
        _scratch.Index.Add(entry);
        Cover(entry);
        Readings += _blockReadings;
    }

    /// <summary>Takes back what was written of the block.</summary>
    public void DropBlock()
    {
        _scratch.Index.DropColumns();
        _file.Seek(_blockPosition, SeekOrigin.Begin);
        _file.SetLength(_blockPosition);
        _position = _blockPosition;
    }

    /// <summary>Takes a block over from another segment as it is, or without the readings of some points.</summary>
    /// <param name="from">Where it is.</param>
    /// <param name="entry">Where it is there.</param>
    /// <param name="columns">Its columns there, with how many readings each has.</param>
    /// <param name="keepsReadings">Whether the readings of a point are kept; else only its roll-ups are.</param>
    /// <param name="newHead">The head to write, without CRC; empty: as it is.</param>
    /// <param name="writeRollups">Writes those of a column whose readings go, or nothing; null: as they are.</param>
    public void Copy(
        SegmentReader from,
        in BlockEntry entry,
        ReadOnlySpan<ColumnEntry> columns,
        Func<long, bool> keepsReadings,
        ReadOnlySpan<byte> newHead = default,
        Action<ColumnEntry, ByteWriter>? writeRollups = null)
    {
        long offset = _position;
        ReadOnlyMemory<byte> headPiece = from.ReadPiece(entry.Offset, entry.HeadLength);
        _scratch.Head.Open(headPiece, entry.Records);
        _scratch.Piece.Clear();
        _scratch.Piece.WriteBytes(newHead.IsEmpty ? headPiece.Span[..entry.HeadLength] : newHead);
        int headLength = WritePiece();
        int number = _scratch.Index.Blocks;
        _scratch.Index.Add(entry with { Offset = offset, HeadLength = headLength });
        Cover(entry);
        foreach (ColumnEntry column in columns)
        {
            offset = _position;
            int length = column.Length > 0 && keepsReadings(column.Point) ? column.Length : 0;
            if (length > 0)
            {
                ReadOnlyMemory<byte> piece = from.ReadPiece(column.Offset, length);
                _scratch.Cursor.Open(piece, _scratch.Head);
                Readings += _scratch.Cursor.Total;
                Write(piece.Span[..(length + SegmentFormat.CrcBytes)]);
            }

            int rollupLength = column.RollupLength;
            if (length == 0 && writeRollups is not null)
            {
                _scratch.Piece.Clear();
                writeRollups(column, _scratch.Piece);
                rollupLength = _scratch.Piece.Length == 0 ? 0 : WritePiece();
            }
            else if (rollupLength > 0)
            {
                Write(from.ReadPiece(column.RollupOffset, column.RollupLength).Span[..(column.RollupLength + SegmentFormat.CrcBytes)]);
            }

            if (length > 0 || rollupLength > 0)
            {
                _scratch.Index.Add(new ColumnEntry(column.Point, number, offset, length, rollupLength));
            }
        }
    }

    /// <summary>Puts the file on disk, whole and under its name, before it returns.</summary>
    public void Finish()
    {
        long position = _position;
        uint crc = 0;
        _scratch.Index.Write(bytes =>
        {
            crc = SegmentFormat.Crc(bytes, crc);
            Write(bytes);
        });
        int length = checked((int)(_position - position));
        Span<byte> foot = stackalloc byte[SegmentFormat.FootBytes];
        BinaryPrimitives.WriteInt64LittleEndian(foot, position);
        BinaryPrimitives.WriteInt32LittleEndian(foot[8..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(foot[12..], crc);
        BinaryPrimitives.WriteInt64LittleEndian(foot[16..], SegmentFormat.Magic);
        Write(foot);
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _isFinished = true;
        FolderSync.Sync(Path.GetDirectoryName(_path)!);
    }

    public void Dispose()
    {
        if (_isFinished)
        {
            return;
        }

        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // What is still buffered does not fit on a full disk either, and is not wanted any more.
        }

        File.Delete(_temporary);
    }

    private void Cover(in BlockEntry block)
    {
        FromMs = Math.Min(FromMs, block.FromMs);
        ToMs = Math.Max(ToMs, block.ToMs);
        Records += block.Records;
    }

    private int WritePiece()
    {
        int length = _scratch.Piece.Length;
        _scratch.Piece.WriteUInt32(SegmentFormat.Crc(_scratch.Piece.Written));
        Write(_scratch.Piece.Written);
        return length;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _file.Write(bytes);
        _position += bytes.Length;
    }
}
