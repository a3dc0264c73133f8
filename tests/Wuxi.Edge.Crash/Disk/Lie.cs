namespace Wuxi.Edge.Crash.Disk;

/// <summary>Which syncs the disk only pretends to do, to prove that the harness finds what is lost by it.</summary>
public enum Lie
{
    /// <summary>A disk that does what it says.</summary>
    None,

    /// <summary>Syncs of SQLite's log have no effect: what <c>synchronous=NORMAL</c> would do.</summary>
    Log,

    /// <summary>No sync of a file has an effect: <c>synchronous=OFF</c>, or a drive with a cache that it does not empty.</summary>
    Files,

    /// <summary>No sync of a folder has an effect: new files may vanish.</summary>
    Folders,
}
