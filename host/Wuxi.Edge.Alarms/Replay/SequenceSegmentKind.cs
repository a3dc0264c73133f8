namespace Wuxi.Edge.Alarms.Replay;

/// <summary>Why the replay need not wait for some numbers.</summary>
internal enum SequenceSegmentKind
{
    /// <summary>They came live; what they said is in the alarms' trails.</summary>
    Live,

    /// <summary>They will never come.</summary>
    Gone,

    /// <summary>They were stored before the gateway started; what they said is in the journal.</summary>
    Stored,
}
