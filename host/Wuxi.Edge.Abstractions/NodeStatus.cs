namespace Wuxi.Edge.Abstractions;

/// <summary>One node as the gateway sees it. Immutable.</summary>
/// <param name="Id">Edge node id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="IsOnline">Between NBIRTH and NDEATH.</param>
/// <param name="SinceMs">Since when, UTC ms; 0 when never seen.</param>
/// <param name="StoreId">Current store; 0 when never seen.</param>
/// <param name="StoredThrough">Largest n such that records 1…n are accounted for.</param>
/// <param name="LastNumber">Largest record number known to exist.</param>
/// <param name="Missing">Numbers up to <paramref name="LastNumber"/> not yet accounted for; they may still come.</param>
/// <param name="Received">Records accepted since the gateway started.</param>
/// <param name="Duplicates">Records that came again since the gateway started.</param>
/// <param name="Quarantined">Records put into quarantine since the gateway started.</param>
/// <param name="Gaps">Rows added to the gap ledger since the gateway started.</param>
/// <param name="Devices">Its instruments, and whether each is alive.</param>
/// <param name="Faults">What was wrong with its messages, counted by kind.</param>
/// <param name="Settings">Its settings; null while it has not reported any.</param>
public sealed record NodeStatus(
    string Id,
    LocalizedText Name,
    bool IsOnline,
    long SinceMs,
    ulong StoreId,
    ulong StoredThrough,
    ulong LastNumber,
    ulong Missing,
    long Received,
    long Duplicates,
    long Quarantined,
    long Gaps,
    IReadOnlyList<DeviceStatus> Devices,
    IReadOnlyList<FaultCount> Faults,
    NodeSettingsStatus? Settings = null);
