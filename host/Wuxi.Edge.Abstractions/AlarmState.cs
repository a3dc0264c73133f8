namespace Wuxi.Edge.Abstractions;

/// <summary>Where an alarm is in its life (ISA-18.2, figure "alarm state transition").</summary>
public enum AlarmState
{
    /// <summary>Not active, nothing to acknowledge.</summary>
    Normal,

    /// <summary>Active, nobody has acknowledged it.</summary>
    UnacknowledgedActive,

    /// <summary>Active, acknowledged.</summary>
    AcknowledgedActive,

    /// <summary>Returned to normal before anybody acknowledged it.</summary>
    UnacknowledgedReturned,
}
