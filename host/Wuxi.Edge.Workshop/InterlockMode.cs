namespace Wuxi.Edge.Workshop;

/// <summary>How an output is driven while its condition holds.</summary>
public enum InterlockMode
{
    /// <summary>On while an alarm is active.</summary>
    Steady,

    /// <summary>Flashing (1 Hz) while any of the alarms is unacknowledged, then steady while one is active (IEC 60073).</summary>
    FlashUntilAcknowledged,
}
