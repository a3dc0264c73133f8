namespace Wuxi.Edge.Ingest;

/// <summary>
/// Stable ids of everything that can be wrong with what a node sends; they stand in <c>NodeStatus.Faults</c>, in logs,
/// metrics and quarantine. The README says what each means and what is done about it.
/// </summary>
public static class FaultKind
{
    public const string UnknownNode = "unknown-node";
    public const string UnknownDevice = "unknown-device";
    public const string UnknownMetric = "unknown-metric";
    public const string UnknownAlias = "unknown-alias";
    public const string AliasConflict = "alias-conflict";
    public const string WrongType = "wrong-type";
    public const string WrongUnit = "wrong-unit";
    public const string NotFinite = "not-finite";
    public const string RepeatedMetric = "repeated-metric";
    public const string MixedTimestamps = "mixed-timestamps";
    public const string NoTimestamp = "no-timestamp";
    public const string TimestampAhead = "timestamp-ahead";
    public const string TimestampAncient = "timestamp-ancient";
    public const string Undecodable = "undecodable";
    public const string TooLarge = "payload-too-large";
    public const string BadSequence = "bad-sequence";
    public const string SequenceReordered = "sequence-reordered";
    public const string SequenceReplayed = "sequence-replayed";
    public const string SequenceGap = "sequence-gap";
    public const string BirthSequence = "birth-sequence";
    public const string BadBirth = "bad-birth";
    public const string SettingsTooLong = "settings-too-long";
    public const string LateDeath = "late-death";
    public const string BeforeBirth = "data-before-birth";
    public const string NoRecordNumber = "no-record-number";
    public const string StoreRegressed = "store-regressed";
    public const string SecondClient = "second-client";
    public const string Retained = "retained";
    public const string BadTopic = "bad-topic";
    public const string BadState = "bad-state";
}
