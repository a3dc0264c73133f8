namespace Wuxi.Edge.Alarms.Replay;

/// <summary>Numbers from <paramref name="First"/> to <paramref name="Last"/> that the replay need not wait for.</summary>
internal readonly record struct SequenceSegment(ulong First, ulong Last, SequenceSegmentKind Kind);
