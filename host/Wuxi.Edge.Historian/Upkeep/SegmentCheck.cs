using System.Globalization;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>Reads everything in one segment file and compares it with itself and the catalogue. Not thread safe.</summary>
internal sealed class SegmentCheck
{
    private readonly string _path;
    private readonly List<HistoryFault> _faults;
    private readonly BlockHead _head = new();
    private readonly Int64Cursor _walk = new();
    private readonly ColumnCursor _column = new();
    private readonly RollupCursor _rollups = new();

    private SegmentCheck(string path, List<HistoryFault> faults)
    {
        _path = path;
        _faults = faults;
    }

    /// <summary>Readings that were read.</summary>
    public long Readings { get; private set; }

    /// <summary>Records that were read.</summary>
    public long Records { get; private set; }

    /// <summary>Record numbers by stream.</summary>
    public Dictionary<long, List<ulong>> Numbers { get; } = [];

    /// <summary>Checks a file; what is wrong is added to the faults.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static SegmentCheck Run(string path, SegmentInfo info, List<HistoryFault> faults, CancellationToken stop)
    {
        var check = new SegmentCheck(path, faults);
        SegmentReader reader;
        try
        {
            reader = SegmentReader.Open(path);
        }
        catch (Exception e) when (e is not FileNotFoundException && SegmentStore.IsDamage(e))
        {
            check.Add(null, e.Message, "a whole segment");
            return check;
        }

        using (reader)
        {
            check.CheckHead(reader);
            check.Guard(reader.IndexOffset, () =>
            {
                check.CheckLayout(reader);
                check.CheckBlocks(reader, stop);
                check.Compare(info, reader);
            });
        }

        return check;
    }

    private void CheckHead(SegmentReader reader)
    {
        byte[] head = new byte[SegmentFormat.HeadBytes];
        Guard(0, () => reader.Fill(head, 0));
        if (BitConverter.ToInt64(head) != SegmentFormat.Magic)
        {
            Add(0, Convert.ToHexString(head), Convert.ToHexString(BitConverter.GetBytes(SegmentFormat.Magic)));
        }
    }

    /// <summary>Every byte before the index belongs to exactly one piece.</summary>
    private void CheckLayout(SegmentReader reader)
    {
        IEnumerable<(long Start, long End)> pieces = reader.Index.Blocks.All
            .Select(block => (block.Offset, block.Offset + block.HeadLength + SegmentFormat.CrcBytes))
            .Concat(reader.Index.Columns.All.Select(column => (column.Offset, column.End)));
        long at = SegmentFormat.HeadBytes;
        foreach ((long start, long end) in pieces.Order())
        {
            if (start != at)
            {
                Add(at, Text($"a piece that begins at {start}"), Text($"one that begins at {at}"));
            }

            at = end;
        }

        if (at != reader.IndexOffset)
        {
            Add(at, Text($"the index at {reader.IndexOffset}"), Text($"it at {at}, where the last piece ends"));
        }
    }

    private void CheckBlocks(SegmentReader reader, CancellationToken stop)
    {
        var columns = new ColumnsByBlock(reader.Index);
        foreach ((int i, BlockEntry block) in reader.Index.Blocks.All.Index())
        {
            stop.ThrowIfCancellationRequested();
            bool hasHead = Guard(block.Offset, () => CheckBlock(reader, block));
            foreach (ColumnEntry column in columns[i])
            {
                if (column.Length > 0 && hasHead)
                {
                    Guard(column.Offset, () => CheckColumn(reader, column));
                }
                else if (column.Length > 0)
                {
                    Guard(column.Offset, () => reader.ReadPiece(column.Offset, column.Length));
                }

                if (column.RollupLength > 0)
                {
                    Guard(column.RollupOffset, () => CheckRollups(reader, column));
                }
            }
        }
    }

    private void CheckBlock(SegmentReader reader, BlockEntry block)
    {
        _head.Open(reader.ReadPiece(block.Offset, block.HeadLength), block.Records);
        _head.ReadLasts(block.ToMs, new LastReadings([]));
        _head.OpenTimes(_walk);
        long before = long.MinValue;
        long first = long.MaxValue;
        while (_walk.Next())
        {
            foreach (long timeMs in _walk.Values)
            {
                first = Math.Min(first, timeMs);
                if (timeMs < before)
                {
                    Add(block.Offset, Text($"a record of {timeMs} after one of {before}"), "records in the order of time");
                }

                before = timeMs;
            }
        }

        if (first != block.FromMs || before != block.ToMs)
        {
            Add(block.Offset, Text($"records from {first} to {before}"), Text($"{block.FromMs} to {block.ToMs}, as the index says"));
        }

        if (!Numbers.TryGetValue(block.Stream, out List<ulong>? numbers))
        {
            Numbers.Add(block.Stream, numbers = []);
        }

        _head.OpenNumbers(_walk);
        while (_walk.Next())
        {
            foreach (long number in _walk.Values)
            {
                numbers.Add((ulong)number);
            }
        }

        Records += block.Records;
    }

    private void CheckColumn(SegmentReader reader, ColumnEntry column)
    {
        _column.Open(reader.ReadPiece(column.Offset, column.Length), _head);
        while (_column.Next())
        {
            _ = _column.States;
            _ = _column.ValueAt(0);
        }

        Readings += _column.Total;
    }

    private void CheckRollups(SegmentReader reader, ColumnEntry column)
    {
        ReadOnlyMemory<byte> piece = reader.ReadPiece(column.RollupOffset, column.RollupLength);
        int position = 0;
        foreach (int resolutionMs in RollupResolution.All)
        {
            var lengths = new ByteReader(piece.Span[position..]);
            int length = lengths.ReadCount(lengths.Remaining);
            position += lengths.Position;
            if (length > 0)
            {
                _rollups.Open(piece[position..], resolutionMs);
                while (_rollups.Next())
                {
                }
            }

            position += length;
        }
    }

    private void Compare(SegmentInfo info, SegmentReader reader)
    {
        Compare("bytes", reader.Length, info.Bytes);
        Compare("records", reader.Index.Blocks.All.Sum(block => (long)block.Records), info.Records);
        if (_faults.TrueForAll(fault => fault.File != _path))
        {
            Compare("readings", Readings, info.Readings);
            Compare("first record", reader.Index.Blocks.All.Min(block => block.FromMs), info.FromMs);
            Compare("last record", reader.Index.Blocks.All.Max(block => block.ToMs), info.ToMs);
        }
    }

    private void Compare(string what, long found, long expected)
    {
        if (found != expected)
        {
            Add(null, Text($"{what} {found}"), Text($"{expected}, as the catalogue says"));
        }
    }

    private bool Guard(long position, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception e) when (SegmentStore.IsDamage(e))
        {
            Add(position, e.Message, "what was written");
            return false;
        }
    }

    private void Add(long? position, string found, string expected) => _faults.Add(new HistoryFault(_path, position, found, expected));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
