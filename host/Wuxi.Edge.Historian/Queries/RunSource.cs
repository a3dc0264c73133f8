using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Where some readings of a point are: a column of a segment, or the tail that is not sealed.</summary>
/// <param name="FromMs">No reading is earlier, UTC ms.</param>
/// <param name="ToMs">No reading is later.</param>
/// <param name="Segment">The segment; null: the tail.</param>
/// <param name="Block">The block in it.</param>
/// <param name="Column">The column in that.</param>
internal readonly record struct RunSource(long FromMs, long ToMs, SegmentInfo? Segment, BlockEntry Block, ColumnEntry Column)
{
    /// <summary>Whether the readings themselves are kept.</summary>
    public bool HasReadings => Segment is null || Column.Length > 0;

    /// <summary>Opens it; what is damaged is reported and has no readings.</summary>
    /// <param name="snapshot">What it came from.</param>
    /// <param name="spare">A run to use again, or null.</param>
    public ReadingRun Open(PointSnapshot snapshot, BlockRun? spare)
    {
        if (Segment is null)
        {
            return new TailRun(snapshot.Tail);
        }

        try
        {
            SegmentReader reader = snapshot.Store.Get(Segment);
            BlockRun run = spare ?? new BlockRun();
            run.Open(reader.ReadPiece(Block.Offset, Block.HeadLength), reader.ReadPiece(Column.Offset, Column.Length), Block.Records);
            return run;
        }
        catch (Exception e) when (SegmentStore.IsDamage(e))
        {
            snapshot.Store.Report(snapshot.Store.PathOf(Segment), e);
            return new NoRun();
        }
    }
}
