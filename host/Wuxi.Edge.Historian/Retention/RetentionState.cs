namespace Wuxi.Edge.Historian.Retention;

/// <summary>What room there is.</summary>
/// <param name="OtherBytes">What the history takes besides its segments: database and log.</param>
/// <param name="FreeBytes">Free space of the disk, with what is already given up and goes when its last reader ends.</param>
internal readonly record struct RetentionState(long OtherBytes, long FreeBytes);
