using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Records;

namespace Wuxi.Edge.Ingest.Sessions;

/// <content>What people see.</content>
internal sealed partial class NodeSession
{
    // Null when a device has come or gone since.
    private IReadOnlyList<DeviceStatus>? _deviceStatuses;

    /// <summary>The present state, for people.</summary>
    public NodeStatus Snapshot()
    {
        IsChanged = false;
        StoreBook? store = Ledger.Current;
        ulong accounted = store?.Accounted.Count ?? 0;
        ulong last = store?.LastKnown ?? 0;
        return new NodeStatus(
            _definition.Id,
            _definition.Name,
            _isOnline,
            _sinceMs,
            store?.Id ?? 0,
            store?.Accounted.Contiguous ?? 0,
            last,
            last > accounted ? last - accounted : 0,
            _intake.Received,
            _intake.Duplicates,
            _intake.Quarantined,
            Ledger.Gaps,
            _deviceStatuses ??= [.. _devices.Values.Select(device => new DeviceStatus(device.Id, device.IsOnline, device.SinceMs))],
            Faults.Snapshot(),
            _settings.Snapshot());
    }
}
