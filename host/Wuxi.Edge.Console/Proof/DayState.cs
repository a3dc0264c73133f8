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

    /// <summary>Records are lost or lie in quarantine; the gap ledger says which and why.</summary>
    Missing,
}
