namespace Wuxi.Edge.Abstractions;

/// <summary>Totals over the whole database. Immutable.</summary>
public sealed record HistoryTotals(long Records, long Readings, long Gaps, long Quarantined, long AlarmEntries);
