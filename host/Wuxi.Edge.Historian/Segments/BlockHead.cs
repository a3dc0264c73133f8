using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// The head of a block: last readings of its longer columns, times and numbers of the records, and lists of those records that have a
/// reading of some points. Not thread safe; used again by <see cref="Open"/>.
/// </summary>
internal sealed class BlockHead : IPresence
{
    /// <summary>Shorter columns are read to the end sooner than their last reading is worth a place.</summary>
    public const int FewestForLast = Int64Codec.ChunkSize + 1;

    private readonly List<(int Count, int At)> _lists = [];
    private ReadOnlyMemory<byte> _bytes;
    private int _lastsAt;
    private int _lastsLength;
    private int _timesAt;
    private int _numbersAt;

    /// <summary>Records of the block.</summary>
    public int Records { get; private set; }

    /// <summary>Writes a head.</summary>
    /// <param name="lasts">What <see cref="WriteLast"/> wrote for each column in the order of their points.</param>
    /// <param name="records">Records of the block.</param>
    /// <param name="presence">The lists that its columns have.</param>
    /// <param name="scratch">Memory to write parts in.</param>
    public static void Write(ReadOnlySpan<byte> lasts, RecordList records, PresenceLists presence, ByteWriter scratch, ByteWriter into)
    {
        into.WriteVarint((uint)lasts.Length);
        into.WriteBytes(lasts);
        scratch.Clear();
        Int64Codec.Encode(records.Times, scratch);
        WritePart(scratch, into);
        Int64Codec.Encode(records.Numbers, scratch);
        WritePart(scratch, into);
        into.WriteVarint((uint)presence.Count);
        for (int i = 0; i < presence.Count; i++)
        {
            into.WriteVarint((uint)presence[i].Length);
            Int64Codec.Encode(presence[i], scratch);
            WritePart(scratch, into);
        }
    }

    /// <summary>Writes the last reading of a column that is long enough.</summary>
    /// <param name="point">Key of its point.</param>
    /// <param name="before">The last point that was written, 0 at first; becomes this one when it is.</param>
    /// <param name="times">Times of the block's records.</param>
    public static void WriteLast(long point, ref long before, ColumnBuilder column, ReadOnlySpan<long> times, ByteWriter into)
    {
        if (column.Count >= FewestForLast)
        {
            int last = column.Count - 1;
            BatchCodec.WriteReading(point, before, column.States[column.StateOf[last]], column.Bits[last], column.TextAt(last), into);
            into.WriteVarint((ulong)(times[^1] - times[column.Records[last]]));
            before = point;
        }
    }

    /// <summary>Begins to read a head.</summary>
    /// <param name="bytes">With <see cref="BitPacking.Slack"/> bytes behind.</param>
    public void Open(ReadOnlyMemory<byte> bytes, int records)
    {
        _bytes = bytes;
        Records = records;
        var reader = new ByteReader(bytes.Span);
        _lastsAt = SkipPart(ref reader, out _lastsLength);
        _timesAt = SkipPart(ref reader, out _);
        _numbersAt = SkipPart(ref reader, out _);
        _lists.Clear();
        int lists = reader.ReadCount(reader.Remaining);
        for (int i = 0; i < lists; i++)
        {
            int count = reader.ReadCount(int.MaxValue);
            int at = SkipPart(ref reader, out int length);
            if (count > (long)length * Int64Codec.ChunkSize)
            {
                throw new DamagedDataException($"a list of {count} records in {length} bytes");
            }

            _lists.Add((count, at));
        }
    }

    /// <summary>Begins to walk the times of the records.</summary>
    public void OpenTimes(Int64Cursor cursor) => cursor.Open(_bytes, _timesAt, Records);

    /// <summary>Begins to walk their numbers.</summary>
    public void OpenNumbers(Int64Cursor cursor) => cursor.Open(_bytes, _numbersAt, Records);

    /// <summary>Begins to walk a list of records; returns how many they are.</summary>
    public int OpenPresence(int list, Int64Cursor cursor)
    {
        (int count, int at) = list < _lists.Count ? _lists[list] : throw new DamagedDataException($"list {list} of {_lists.Count}");
        cursor.Open(_bytes, at, count);
        return count;
    }

    /// <summary>Tells the last reading of the columns that have it here.</summary>
    /// <param name="toMs">Time of the block's last record.</param>
    public void ReadLasts(long toMs, LastReadings into)
    {
        var reader = new ByteReader(_bytes.Span.Slice(_lastsAt, _lastsLength));
        long point = 0;
        while (!reader.IsAtEnd)
        {
            ValueState state = BatchCodec.ReadReading(ref reader, ref point, out long bits, out string? text);
            into.Take(point, toMs - (long)reader.ReadVarint(), state, bits, text);
        }
    }

    private static void WritePart(ByteWriter part, ByteWriter into)
    {
        into.WriteVarint((uint)part.Length);
        into.WriteBytes(part.Written);
        part.Clear();
    }

    private static int SkipPart(ref ByteReader reader, out int length)
    {
        length = reader.ReadCount(reader.Remaining);
        int at = reader.Position;
        reader.ReadBytes(length);
        return at;
    }
}
