namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>What a backup or a restored history holds. Immutable.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Check">What reading all of it again found; faults are those of the original.</param>
public sealed record HistoryBackupResult(string Folder, HistoryCheckResult Check);
