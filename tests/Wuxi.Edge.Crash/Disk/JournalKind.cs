namespace Wuxi.Edge.Crash.Disk;

/// <summary>What the shim records; the numbers are those of <c>Shim/shim.h</c>.</summary>
public enum JournalKind
{
    /// <summary>A file was opened; offset: the flags.</summary>
    Open = 1,

    /// <summary>Bytes were written at an offset.</summary>
    Write = 2,

    /// <summary>A file was given a size, which is the offset.</summary>
    Truncate = 3,

    /// <summary>A sync began.</summary>
    Sync = 4,

    /// <summary>A sync ended; offset: 0 when it went well.</summary>
    Synced = 5,

    /// <summary>A name was changed; data: the new one.</summary>
    Rename = 6,

    /// <summary>A name was taken away.</summary>
    Unlink = 7,

    /// <summary>A file was given a second name; data: the new one.</summary>
    Link = 8,

    /// <summary>A folder was made.</summary>
    MakeFolder = 9,

    /// <summary>A folder was removed.</summary>
    RemoveFolder = 10,

    /// <summary>How the call before this ended: what it returned, or the error negated.</summary>
    Result = 11,

    /// <summary>A call that cannot be recorded; path: which.</summary>
    Unknown = 12,

    /// <summary>The shim said "disk full"; offset: how many bytes were refused.</summary>
    DiskFull = 13,
}
