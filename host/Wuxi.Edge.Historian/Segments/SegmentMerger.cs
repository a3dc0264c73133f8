namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Makes one segment out of several of the same day or month: longer columns take less, and fewer files are read. Holds one column of one stream
/// at a time, and of each file the index. Changes nothing but the new file; the caller makes it count. Not thread safe.
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
            (int Segment, int Block)[] blocks = Sort();
            for (int start = 0; start < blocks.Length;)
            {
                stop.ThrowIfCancellationRequested();
                int end = EndOfGroup(blocks, start);
                Write(writer, segments, blocks.AsSpan(start..end), compress);
                start = end;
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

    private BlockEntry Entry((int Segment, int Block) block) => _readers[block.Segment].Index.Blocks[block.Block];

    /// <summary>All blocks by stream and time.</summary>
    private (int Segment, int Block)[] Sort()
    {
        var blocks = new (int Segment, int Block)[_readers.Sum(reader => reader.Index.Blocks.Count)];
        int next = 0;
        for (int segment = 0; segment < _readers.Length; segment++)
        {
            for (int block = 0; block < _readers[segment].Index.Blocks.Count; block++)
            {
                blocks[next++] = (segment, block);
            }
        }

        Array.Sort(blocks, (a, b) =>
        {
            (BlockEntry first, BlockEntry second) = (Entry(a), Entry(b));
            int order = first.Stream.CompareTo(second.Stream);
            order = order != 0 ? order : first.FromMs.CompareTo(second.FromMs);
            order = order != 0 ? order : first.ToMs.CompareTo(second.ToMs);
            return order != 0 ? order : a.CompareTo(b);
        });
        return blocks;
    }

    /// <summary>As many blocks of one stream as fit into one.</summary>
    private int EndOfGroup(ReadOnlySpan<(int Segment, int Block)> blocks, int start)
    {
        BlockEntry first = Entry(blocks[start]);
        long records = first.Records;
        int end = start + 1;
        for (; end < blocks.Length; end++)
        {
            BlockEntry next = Entry(blocks[end]);
            records += next.Records;
            if (next.Stream != first.Stream || records > SegmentFormat.MaximumRecords)
            {
                break;
            }
        }

        return end;
    }

    private void Write(SegmentWriter writer, IReadOnlyList<SegmentInfo> segments, ReadOnlySpan<(int Segment, int Block)> group, bool compress)
    {
        bool isSettled = group.Length == 1 && segments[group[0].Segment].Level >= SettledLevel;
        if (isSettled || !TryMerge(writer, group, compress))
        {
            foreach ((int segment, int block) in group)
            {
                writer.Copy(_readers[segment], block, _columns[segment][block], _ => true);
            }
        }
    }

    private bool TryMerge(SegmentWriter writer, ReadOnlySpan<(int Segment, int Block)> group, bool compress)
    {
        _merge.Clear();
        foreach ((int segment, int block) in group)
        {
            _merge.Add(_readers[segment], Entry((segment, block)), _columns[segment][block]);
        }

        return _merge.TryWrite(writer, Entry(group[0]).Stream, compress);
    }
}
