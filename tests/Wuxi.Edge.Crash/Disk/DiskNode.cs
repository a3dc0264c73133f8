namespace Wuxi.Edge.Crash.Disk;

/// <summary>A file or a folder, whatever its name is.</summary>
public abstract class DiskNode
{
    /// <summary>The name it was made or renamed with last, without folder; for messages and for what depends on names.</summary>
    public string Name { get; set; } = "";
}
