namespace Wuxi.Edge.Abstractions;

/// <summary>How urgent an alarm is, by consequence and time to respond (ISA-18.2). Higher numbers are more urgent.</summary>
public enum AlarmPriority
{
    Low = 1,
    Medium = 2,
    High = 3,

    /// <summary>Danger to people or plant: the tower light turns red and the siren sounds.</summary>
    Critical = 4,
}
