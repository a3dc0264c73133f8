using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Takes roll-ups in the order of time.</summary>
internal delegate void RollupTaker(in Rollup rollup);
