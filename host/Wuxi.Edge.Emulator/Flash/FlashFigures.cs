namespace Wuxi.Edge.Emulator.Flash;

/// <summary>What was asked of a flash. Immutable.</summary>
/// <param name="Appends">Calls of Append.</param>
/// <param name="AppendedBytes">Bytes in them.</param>
/// <param name="Flushes">Calls of Flush.</param>
/// <param name="Deletes">Files deleted.</param>
/// <param name="Reads">Calls of ReadAt.</param>
/// <param name="ReadBytes">Bytes they gave.</param>
/// <param name="BlockErases">
/// Blocks that LittleFS erases for this: each flush writes the file's last block anew, wherever one is free, and every block
/// after it (littlefs, DESIGN.md, "CTZ skip-lists"); 32 changes of the directory fill one of its blocks.
/// </param>
public sealed record FlashFigures(
    long Appends, long AppendedBytes, long Flushes, long Deletes, long Reads, long ReadBytes, long BlockErases);
