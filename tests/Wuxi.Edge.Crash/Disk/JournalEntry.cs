namespace Wuxi.Edge.Crash.Disk;

/// <summary>One recorded call.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Handle">Of the opened file; counts from 1 in each process.</param>
/// <param name="Offset">See <see cref="JournalKind"/>.</param>
/// <param name="Path">Absolute; empty where the call names none.</param>
/// <param name="Data">Bytes, or a second path.</param>
/// <param name="End">Length of the journal when it had been recorded.</param>
public sealed record JournalEntry(JournalKind Kind, ulong Handle, long Offset, string Path, byte[] Data, long End = 0);
