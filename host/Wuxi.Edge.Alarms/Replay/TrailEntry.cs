namespace Wuxi.Edge.Alarms.Replay;

/// <summary>A live reading that the replay will come to later.</summary>
/// <param name="Number">Number of its record in the node's current store.</param>
/// <param name="Observation">What it said.</param>
internal readonly record struct TrailEntry(ulong Number, AlarmObservation Observation);
