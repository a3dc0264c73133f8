namespace Wuxi.Edge.Historian.Retention;

/// <summary>What retention is decided on, besides the catalogue.</summary>
/// <param name="NowMs">The gateway's clock, UTC ms.</param>
/// <param name="OtherBytes">What the history takes besides its segments: database and log.</param>
/// <param name="FreeBytes">Free space of the disk, with what is already given up and goes when its last reader ends.</param>
internal readonly record struct RetentionState(long NowMs, long OtherBytes, long FreeBytes);
