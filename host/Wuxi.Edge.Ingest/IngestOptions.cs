namespace Wuxi.Edge.Ingest;

/// <summary>Settings of ingest, section <c>Ingest</c>. Which nodes and points there are stands in the workshop file.</summary>
public sealed class IngestOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Ingest";

    /// <summary>Sparkplug host id, the last part of the STATE topic. Default <c>gateway</c>, as the nodes' settings say.</summary>
    public string HostId { get; set; } = "gateway";

    /// <summary>How long a missing message of a session is waited for before a rebirth is requested, ms. Default 2000.</summary>
    public int ReorderTimeoutMs { get; set; } = 2_000;

    /// <summary>How many messages of one node may wait for a missing one; when more would, a rebirth is requested. Default 32.</summary>
    public int ReorderCapacity { get; set; } = 32;

    /// <summary>Shortest time between two rebirth requests to one node, ms; doubles with each up to the maximum. Default 1000.</summary>
    public int RebirthBackoffMinimumMs { get; set; } = 1_000;

    /// <summary>Longest time between two rebirth requests to one node, ms. Default 60 000.</summary>
    public int RebirthBackoffMaximumMs { get; set; } = 60_000;

    /// <summary>Shortest time between two confirmations to one node, ms. Default 1000.</summary>
    public int ConfirmIntervalMs { get; set; } = 1_000;

    /// <summary>
    /// Most confirmations a second to nodes that send no backlog: with more nodes in session the interval of each grows, up to
    /// 2.5 s. Default 2000.
    /// </summary>
    public int ConfirmationsPerSecond { get; set; } = 2_000;

    /// <summary>
    /// How many records of all backlogs together may be under way before confirmations that let more go wait: this is what a
    /// live record can stand behind. Default 2000.
    /// </summary>
    public int BacklogUnderWay { get; set; } = 2_000;

    /// <summary>Most ranges above Stored Through that one confirmation names, so that it fits a node's buffers. Default 64.</summary>
    public int ConfirmedRanges { get; set; } = 64;

    /// <summary>
    /// Address of the broker that all nodes are to use, <c>host:port</c>. Default empty: each keeps the one it has.
    /// </summary>
    public string NodeBroker { get; set; } = "";

    /// <summary>Shortest time between two offers of settings to one node that does not answer, ms; doubles up to the maximum. Default 5000.</summary>
    public int SettingsBackoffMinimumMs { get; set; } = 5_000;

    /// <summary>Longest time between two offers of settings to one node that does not answer, ms. Default 5 min.</summary>
    public int SettingsBackoffMaximumMs { get; set; } = 5 * 60_000;

    /// <summary>How long refused settings are not offered again, ms; doubles with each refusal up to the maximum. Default 1 h.</summary>
    public int SettingsRetryMinimumMs { get; set; } = 3_600_000;

    /// <summary>How long refused settings are not offered again at most, ms. Default 24 h.</summary>
    public int SettingsRetryMaximumMs { get; set; } = 24 * 3_600_000;

    /// <summary>Records stamped further ahead of the gateway's clock than this are quarantined, ms. Default 5 min.</summary>
    public long MaximumAheadMs { get; set; } = 5 * 60_000;

    /// <summary>Records stamped further behind the gateway's clock than this are quarantined, ms. Default 40 days.</summary>
    public long MaximumBehindMs { get; set; } = 40L * 24 * 3_600_000;

    /// <summary>
    /// While the gateway's own clock shows an earlier instant than this it counts as not set, and nothing is refused for its
    /// time; UTC ms. Default 2026-01-01.
    /// </summary>
    public long ClockKnownFromMs { get; set; } = 1_767_225_600_000;

    /// <summary>Added to 1.5 times a point's longest silent interval before it is shown as stale, ms. Default 2000.</summary>
    public int StaleMarginMs { get; set; } = 2_000;

    /// <summary>How often the snapshot of the nodes is renewed at most, ms. Default 250.</summary>
    public int SnapshotIntervalMs { get; set; } = 250;

    /// <summary>Larger messages are counted and dropped unread, bytes. Default 256 KiB, the broker's limit.</summary>
    public int MaximumPayloadBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// How long a gap that reaches up to the node's oldest record waits for that record, whose time ends the gap's span, ms.
    /// After that the time of the announcement ends it. Default 60 000.
    /// </summary>
    public int GapPatienceMs { get; set; } = 60_000;

    /// <summary>How many unusable records of one node are remembered until they come again after a rebirth. Default 256.</summary>
    public int RememberedUnusable { get; set; } = 256;

    /// <summary>How many nodes (and devices of one node) that the workshop file does not know are listed. Default 64.</summary>
    public int RememberedStrangers { get; set; } = 64;

    /// <summary>Folder whose <c>orders/NODE.order</c> order updates of the nodes' applications; null, the default: none.</summary>
    public string? UpdateFolder { get; set; }

    /// <summary>How the shell reaches the broker; not used by <see cref="SparkplugHost"/>.</summary>
    public BrokerEndpoint Broker { get; set; } = new();
}
