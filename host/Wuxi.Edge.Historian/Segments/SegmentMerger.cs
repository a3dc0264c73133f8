using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Makes one segment out of several of the same day or month: longer columns take less, and fewer files are read. Holds one stream
/// at a time. Changes nothing but the new file; the caller makes it count. Not thread safe.
/// </summary>
internal sealed class SegmentMerger(SegmentStore store, SegmentScratch scratch)
{
    /// <summary>From here on a block has all that it shall have, and is taken over as it is when it stays alone.</summary>
    private const int SettledLevel = MergePlan.DayLevel;

    private readonly BlockBuilder _block = new();
    private readonly BlockMerge _merge = new();

    /// <summary>Writes the merged segment.</summary>
    /// <param name="segments">One or more, all with readings.</param>
    /// <param name="day">Day of the result.</param>
    /// <param name="level">Level of the result.</param>
    /// <param name="key">Its key.</param>
    /// <param name="compress">Try general compression, which costs time.</param>
    /// <param name="stop">Cuts the work off.</param>
    public SegmentInfo Merge(IReadOnlyList<SegmentInfo> segments, long day, int level, long key, bool compress, CancellationToken stop)
    {
        using SegmentLease lease = store.BeginRead();
        using var writer = new SegmentWriter(Path.Combine(store.Folder, SegmentInfo.NameOf(day, key)), scratch, hasRollups: true);
        SegmentReader[] readers = [.. segments.Select(store.Get)];
        var byStream = new SortedDictionary<long, List<BlockSource>>();
        for (int i = 0; i < readers.Length; i++)
        {
            Collect(readers[i], segments[i].Level, byStream);
        }

        foreach ((long stream, List<BlockSource> blocks) in byStream)
        {
            blocks.Sort((a, b) => a.Entry.FromMs != b.Entry.FromMs ? a.Entry.FromMs.CompareTo(b.Entry.FromMs) : a.Entry.ToMs.CompareTo(b.Entry.ToMs));
            for (int start = 0; start < blocks.Count;)
            {
                stop.ThrowIfCancellationRequested();
                int end = EndOfGroup(blocks, start);
                Write(writer, stream, blocks[start..end], compress);
                start = end;
            }
        }

        writer.Finish();
        return new SegmentInfo(key, day, level, writer.FromMs, writer.ToMs, writer.Records, writer.Readings, writer.Length);
    }

    private static void Collect(SegmentReader reader, int level, SortedDictionary<long, List<BlockSource>> byStream)
    {
        var columns = new List<ColumnEntry>[reader.Index.Blocks.Count];
        foreach (ColumnEntry column in reader.Index.Columns)
        {
            (columns[column.Block] ??= []).Add(column);
        }

        for (int block = 0; block < columns.Length; block++)
        {
            BlockEntry entry = reader.Index.Blocks[block];
            if (!byStream.TryGetValue(entry.Stream, out List<BlockSource>? blocks))
            {
                byStream.Add(entry.Stream, blocks = []);
            }

            blocks.Add(new BlockSource(reader, level, block, entry, columns[block] ?? []));
        }
    }

    /// <summary>As many blocks as fit into one.</summary>
    private static int EndOfGroup(List<BlockSource> blocks, int start)
    {
        long records = blocks[start].Entry.Records;
        int end = start + 1;
        while (end < blocks.Count && records + blocks[end].Entry.Records <= SegmentFormat.MaximumRecords)
        {
            records += blocks[end].Entry.Records;
            end++;
        }

        return end;
    }

    private void Write(SegmentWriter writer, long stream, List<BlockSource> group, bool compress)
    {
        bool isSettled = group.Count == 1 && group[0].Level >= SettledLevel;
        if (isSettled || !_merge.TryMerge(group, _block))
        {
            foreach (BlockSource source in group)
            {
                writer.Copy(source.Reader, source.Block, source.Columns, _ => true);
            }

            return;
        }

        writer.Add(stream, _block, compress);
        _block.Clear();
    }
}
