namespace Wuxi.Edge.Historian.Retention;

/// <summary>Why something is given up.</summary>
internal enum RetentionReason
{
    /// <summary>It is older than it is to be kept.</summary>
    Age,

    /// <summary>The history takes more than its quota.</summary>
    Quota,

    /// <summary>The disk has less free space than it shall have.</summary>
    FreeSpace,
}
