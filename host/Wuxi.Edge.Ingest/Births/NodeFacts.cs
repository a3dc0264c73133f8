namespace Wuxi.Edge.Ingest.Births;

/// <summary>What an NBIRTH says beside its metrics. -1 and null where it does not.</summary>
internal struct NodeFacts
{
    public long BdSeq;
    public ulong? StoreId;
    public ulong? StoreFirst;
    public ulong? StoreLast;
    public SettingsReport Settings;
    public ulong? UpdateNumber;
    public string? UpdateState;
    public string? UpdateReason;
    public string? FirmwareVersion;

    /// <summary>Null when the node tells nothing of updates: then it takes none.</summary>
    public readonly NodeUpdate? Update =>
        UpdateNumber is { } number ? new NodeUpdate(number, UpdateState ?? "", UpdateReason ?? "", FirmwareVersion ?? "") : null;
}
