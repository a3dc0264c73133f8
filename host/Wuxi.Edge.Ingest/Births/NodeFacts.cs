namespace Wuxi.Edge.Ingest.Births;

/// <summary>What an NBIRTH says beside its metrics. -1 and null where it does not.</summary>
internal struct NodeFacts
{
    public long BdSeq;
    public ulong? StoreId;
    public ulong? StoreFirst;
    public ulong? StoreLast;
    public SettingsReport Settings;
}
