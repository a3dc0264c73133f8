namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Makes one segment out of several of the same day or month: longer columns take less, and fewer files are read. Holds one column of one stream
/// at a time, and of each file a small part of the index. Changes nothing but the new file; the caller makes it count. Not thread safe.
/// </summary>
internal sealed class SegmentMerger(SegmentStore store, SegmentScratch scratch)
{
    /// <summary>From here on a block has all that it shall have, and is taken over as it is when it stays alone.</summary>
    private const int SettledLevel = MergePlan.DayLevel;

    private readonly BlockMerge _merge = new();
    private SegmentReader[] _readers = [];
    private ColumnsByBlock[] _columns = [];

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
        try
        {
            _readers = [.. segments.Select(store.Get)];
            _columns = [.. _readers.Select(reader => new ColumnsByBlock(reader.Index))];
            using var blocks = new BlocksInOrder(_readers);
            while (blocks.Next())
            {
                stop.ThrowIfCancellationRequested();
                Write(writer, segments, blocks.Group, compress);
            }
        }
        finally
        {
            _readers = [];
            _columns = [];
            _merge.Clear();
        }

        writer.Finish();
        return new SegmentInfo(key, day, level, writer.FromMs, writer.ToMs, writer.Records, writer.Readings, writer.Length);
    }

    private void Write(
        SegmentWriter writer, IReadOnlyList<SegmentInfo> segments, List<(int Segment, int Number, BlockEntry Block)> group, bool compress)
    {
        bool isSettled = group.Count == 1 && segments[group[0].Segment].Level >= SettledLevel;
        if (isSettled || !TryMerge(writer, group, compress))
        {
            foreach ((int segment, int number, BlockEntry block) in group)
            {
                writer.Copy(_readers[segment], block, _columns[segment][number], _ => true);
            }
        }
    }

    private bool TryMerge(SegmentWriter writer, List<(int Segment, int Number, BlockEntry Block)> group, bool compress)
    {
        _merge.Clear();
        foreach ((int segment, int number, BlockEntry block) in group)
        {
            _merge.Add(_readers[segment], block, _columns[segment][number]);
        }

        return _merge.TryWrite(writer, group[0].Block.Stream, compress);
    }
}
