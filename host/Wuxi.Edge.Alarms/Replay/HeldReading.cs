namespace Wuxi.Edge.Alarms.Replay;

/// <summary>A backlog reading for one alarm, waiting for its turn.</summary>
/// <param name="Slot">The alarm.</param>
/// <param name="Observation">What it says.</param>
internal readonly record struct HeldReading(AlarmSlot Slot, AlarmObservation Observation);
