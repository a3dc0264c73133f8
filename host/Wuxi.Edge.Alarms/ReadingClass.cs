namespace Wuxi.Edge.Alarms;

/// <summary>What one reading says about one alarm's condition: all that the state machine needs to know of it.</summary>
public enum ReadingClass
{
    /// <summary>Nothing: there is no usable value. The alarm keeps its state and its delays start anew.</summary>
    Unknown,

    /// <summary>The condition is gone, the deadband included.</summary>
    Clear,

    /// <summary>Within the deadband: not enough to raise, not enough to return.</summary>
    Band,

    /// <summary>The condition holds.</summary>
    Exceeded,
}
