namespace Wuxi.Edge.Alarms;

/// <summary>Settings of the alarm stage, section <c>Alarms</c>. The alarms themselves stand in the workshop file.</summary>
public sealed class AlarmOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Alarms";

    /// <summary>
    /// How much longer than a point's longest silent interval plus one sampling period nothing may be heard before the
    /// point is stale: time for the way from the node, ms. 0 to 600 000; default 5000.
    /// </summary>
    public int StaleMarginMs { get; set; } = 5_000;

    /// <summary>
    /// How old a live reading may be on arrival for its delays to be counted from its own time stamp. Older ones, and those
    /// from the future, come from a node whose clock is off: their delays count from the arrival, ms. Default 5000.
    /// </summary>
    public int MaximumLagMs { get; set; } = 5_000;

    /// <summary>
    /// How many backlog records of one node may wait for a lower number that has not come. When more do, the lowest missing
    /// numbers are skipped. At least 32, the node's window; default 1024.
    /// </summary>
    public int HeldRecords { get; set; } = 1_024;

    /// <summary>
    /// How many changes of one alarm's condition are remembered while live records run ahead of the replay. When there are
    /// more, the oldest are forgotten (their transitions are in the journal). Default 512.
    /// </summary>
    public int TrailEntries { get; set; } = 512;

    /// <summary>How many operator actions may wait for the next tick; more are refused and logged. Default 256.</summary>
    public int OperatorActions { get; set; } = 256;
}
