namespace Wuxi.Edge.Control;

/// <summary>Settings of the control stage. Immutable.</summary>
public sealed record ControlOptions
{
    /// <summary>Half a period of a flashing lamp, ms; 500 is the 1 Hz of IEC 60073.</summary>
    public int FlashHalfPeriodMs { get; init; } = 500;
}
