namespace Wuxi.Edge.Control;

/// <summary>Settings of the control stage, section <c>Control</c>. Outputs and interlocks stand in the workshop file.</summary>
public sealed class ControlOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Control";

    /// <summary>Half a period of a flashing lamp, ms; 50 to 5000, default 500: the 1 Hz of IEC 60073.</summary>
    public int FlashHalfPeriodMs { get; set; } = 500;
}
