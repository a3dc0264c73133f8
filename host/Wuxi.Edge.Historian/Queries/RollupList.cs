using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Keeps roll-ups in the order in which they come.</summary>
internal sealed class RollupList : RollupSink
{
    private readonly List<Rollup> _all = [];

    public IReadOnlyList<Rollup> All => _all;

    public override void Add(in Rollup rollup) => _all.Add(rollup);
}
