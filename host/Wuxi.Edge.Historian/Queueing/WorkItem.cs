using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Queueing;

/// <summary>One thing to write, in the order of its arrival.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The record; the number is 0 where there is none.</param>
/// <param name="TimestampMs">Instant of sampling of a record; when a store was opened. UTC ms.</param>
/// <param name="Offset">First reading of a record in <see cref="RecordBatch.Readings"/>.</param>
/// <param name="Count">How many readings it has.</param>
/// <param name="Entry">The <see cref="GapEntry"/> or <see cref="QuarantineEntry"/>.</param>
internal readonly record struct WorkItem(
    WorkKind Kind, RecordId Id, long TimestampMs, int Offset = 0, int Count = 0, object? Entry = null);
