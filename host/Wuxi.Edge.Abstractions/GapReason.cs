namespace Wuxi.Edge.Abstractions;

/// <summary>Why numbers are missing for ever.</summary>
public enum GapReason
{
    /// <summary>The node's store was full and dropped its oldest unconfirmed records.</summary>
    StoreOverflow = 1,

    /// <summary>The node came back with a new store (power cut of a RAM store, formatted flash): count unknown.</summary>
    StoreReplaced = 2,

    /// <summary>The node no longer has the numbers and did not say why.</summary>
    Unexplained = 3,
}
