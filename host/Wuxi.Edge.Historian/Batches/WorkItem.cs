using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Batches;

/// <summary>One thing to write, in the order of its arrival.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The record; the number is 0 where there is none.</param>
/// <param name="Device">Instrument of a record; empty for the node itself.</param>
/// <param name="TimestampMs">Instant of sampling of a record; when a store was opened. UTC ms.</param>
/// <param name="Offset">Where the body of a record begins in <see cref="RecordBatch.Bodies"/>.</param>
/// <param name="Length">Bytes of it.</param>
/// <param name="Readings">How many readings it has.</param>
/// <param name="Entry">The <see cref="GapEntry"/> or <see cref="QuarantineEntry"/>.</param>
internal readonly record struct WorkItem(
    WorkKind Kind,
    RecordId Id,
    string Device,
    long TimestampMs,
    int Offset = 0,
    int Length = 0,
    int Readings = 0,
    object? Entry = null);
