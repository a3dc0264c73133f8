namespace Wuxi.Edge.Abstractions;

/// <summary>One record (one N/DDATA message) without its readings.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Device">Device id, or null for a record of the node itself.</param>
/// <param name="TimestampMs">Instant of sampling, UTC ms.</param>
/// <param name="IsHistorical">Sent again from the node's store; never drives outputs or the live picture.</param>
/// <param name="ReceivedTicks"><see cref="TimeProvider.GetTimestamp"/> when the message came in.</param>
public readonly record struct RecordHeader(
    RecordId Id, string? Device, long TimestampMs, bool IsHistorical, long ReceivedTicks);
