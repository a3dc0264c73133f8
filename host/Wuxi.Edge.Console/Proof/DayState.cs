namespace Wuxi.Edge.Console;

/// <summary>What can be said about one node and one day.</summary>
public enum DayState
{
    /// <summary>Nothing was measured, as far as is known.</summary>
    Empty,

    /// <summary>Every record that was taken is stored.</summary>
    Complete,

    /// <summary>Nothing is missing so far, but records may still come: the day is not over, or the node still holds some.</summary>
    Open,

    /// <summary>Records are lost (the gap ledger says which and why), lie in quarantine, or cannot be read from a damaged file.</summary>
    Missing,
}
