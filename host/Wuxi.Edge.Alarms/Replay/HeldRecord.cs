namespace Wuxi.Edge.Alarms.Replay;

/// <summary>A backlog record that came before a lower number: what it says to alarms.</summary>
internal sealed record HeldRecord(Abstractions.RecordId Id, long TimestampMs, HeldReading[] Readings);
