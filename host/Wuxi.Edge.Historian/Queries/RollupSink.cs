using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Takes roll-ups in the order of time.</summary>
internal abstract class RollupSink
{
    /// <summary>Whether first number, beginning, what was held and increase are not looked at, and need not be read.</summary>
    public virtual bool IsTrend => false;

    /// <summary>Takes one.</summary>
    public abstract void Add(in Rollup rollup);

    /// <summary>Takes those of a chunk from <paramref name="start"/> up to <paramref name="end"/>, exclusive.</summary>
    public virtual void Add(RollupCursor chunk, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            chunk.Read(i, out Rollup rollup);
            Add(rollup);
        }
    }
}
