using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Retention;

/// <summary>
/// Writes a segment anew without what it loses. Roll-ups are made where numbers go; record times and numbers, the proof, stay. Changes
/// nothing but the new file; the caller makes it count. Not thread safe.
/// </summary>
/// <param name="store">The segments.</param>
/// <param name="scratch">Shared by the sealing thread.</param>
/// <param name="kinds">Kinds of the points that are no gauges, by key.</param>
internal sealed class SegmentShortener(SegmentStore store, SegmentScratch scratch, IReadOnlyDictionary<long, PointKind> kinds)
{
    private readonly ColumnBuilder _column = new();
    private readonly ColumnCursor _cursor = new();
    private readonly Int64Cursor _times = new();
    private readonly BlockHead _head = new();
    private readonly ByteWriter _coded = new();
    private readonly HeadWithLasts _lasts = new();
    private readonly ByteWriter _newHead = new();

    /// <summary>Writes the shorter segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="lost">What it has lost afterwards.</param>
    /// <param name="key">Key of the new one.</param>
    /// <param name="stop">Cuts the work off.</param>
    /// <returns>The new one; with the key of the old when its file stays, since it has nothing of what goes.</returns>
    public SegmentInfo Shorten(SegmentInfo segment, LostParts lost, long key, CancellationToken stop)
    {
        using SegmentLease lease = store.BeginRead();
        SegmentReader reader = store.Get(segment);
        if (!reader.Index.Columns.All.Any(column => column.Length > 0 ? IsLost(column.Point, lost) : (lost & LostParts.Rollups) != 0))
        {
            return segment with { Lost = lost };
        }

        using var writer = new SegmentWriter(Path.Combine(store.Folder, SegmentInfo.NameOf(segment.Day, key)), scratch, hasRollups: true);
        var columns = new ColumnsByBlock(reader.Index);
        foreach ((int i, BlockEntry block) in reader.Index.Blocks.All.Index())
        {
            stop.ThrowIfCancellationRequested();
            long[] times = ReadTimes(reader, block);
            WriteHead(reader, block, columns[i], times, lost);
            writer.Copy(reader, block, columns[i], point => !IsLost(point, lost), _newHead.Written, (column, into) =>
            {
                if ((lost & LostParts.Rollups) == 0)
                {
                    WriteRollups(reader, block, column, times, into);
                }
            });
        }

        writer.Finish();
        return segment with { Key = key, Lost = lost, Readings = writer.Readings, Bytes = writer.Length };
    }

    private bool IsLost(long point, LostParts lost) => (RetentionPlan.PartOf(kinds.GetValueOrDefault(point, PointKind.Gauge)) & lost) != 0;

    private long[] ReadTimes(SegmentReader reader, BlockEntry block)
    {
        _head.Open(reader.ReadPiece(block.Offset, block.HeadLength), block.Records);
        _head.OpenTimes(_times);
        long[] times = new long[block.Records];
        _times.CopyTo(times);
        return times;
    }

    private void WriteHead(SegmentReader reader, BlockEntry block, ReadOnlySpan<ColumnEntry> columns, long[] times, LostParts lost)
    {
        _lasts.Open(reader.ReadPiece(block.Offset, block.HeadLength)[..block.HeadLength]);
        foreach (ColumnEntry column in columns)
        {
            if (column.Length > 0 && IsLost(column.Point, lost) && !_lasts.Has(column.Point))
            {
                ReadColumn(reader, block, column);
                _lasts.Add(column.Point, _column, times);
            }
        }

        _newHead.Clear();
        _lasts.Write(_newHead);
    }

    private void WriteRollups(SegmentReader reader, BlockEntry block, ColumnEntry column, long[] times, ByteWriter into)
    {
        if (column.Length == 0)
        {
            into.WriteBytes(reader.ReadPiece(column.RollupOffset, column.RollupLength).Span[..column.RollupLength]);
            return;
        }

        ReadColumn(reader, block, column);
        _coded.Clear();
        scratch.Codec.Encode(_column, presence: null, compress: false, _coded);
        if (!scratch.Rollups.TryEncode(times, _column, scratch.Codec, column.Length, into))
        {
            into.Clear();
        }
    }

    private void ReadColumn(SegmentReader reader, BlockEntry block, ColumnEntry column)
    {
        _head.Open(reader.ReadPiece(block.Offset, block.HeadLength), block.Records);
        _cursor.Open(reader.ReadPiece(column.Offset, column.Length), _head);
        _column.Clear();
        int next = 0;
        while (_cursor.Next())
        {
            for (int i = 0; i < _cursor.Count; i++)
            {
                _column.Add(_cursor.IsDense ? next + i : (int)_cursor.Records[i], _cursor.States[i], _cursor.BitsAt(i), _cursor.TextAt(i));
            }

            next += _cursor.Count;
        }
    }
}
