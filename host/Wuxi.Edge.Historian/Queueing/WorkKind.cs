namespace Wuxi.Edge.Historian.Queueing;

/// <summary>What waits to be written.</summary>
internal enum WorkKind
{
    Record,
    Gap,
    Quarantine,
    OpenStore,
}
