namespace Wuxi.Edge.Historian.Batches;

/// <summary>What waits to be written.</summary>
internal enum WorkKind
{
    Record,
    Gap,
    Quarantine,
    OpenStore,
}
