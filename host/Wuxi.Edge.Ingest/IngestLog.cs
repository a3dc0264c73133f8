using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Ingest;

/// <summary>All log messages of ingest, 1000 to 1099.</summary>
internal static partial class IngestLog
{
    [LoggerMessage(1001, LogLevel.Warning, "{Source}: {Kind}: {Detail} (told once a kind and source; the node's page counts)")]
    public static partial void FaultMet(ILogger logger, string source, string kind, string detail);

    [LoggerMessage(1002, LogLevel.Information, "Node {Node} born, session {BdSeq}, store {StoreId:x}, records {First} to {Last}")]
    public static partial void NodeBorn(ILogger logger, string node, long bdSeq, ulong storeId, ulong first, ulong last);

    [LoggerMessage(1003, LogLevel.Information, "Node {Node} is away")]
    public static partial void NodeDied(ILogger logger, string node);

    [LoggerMessage(1004, LogLevel.Warning, "Node {Node}: records {First} to {Last} of store {StoreId:x} will never come: {Reason}")]
    public static partial void GapFound(ILogger logger, string node, ulong first, ulong last, ulong storeId, string reason);

    [LoggerMessage(1005, LogLevel.Warning, "Node {Node} came with store {NewStoreId:x} instead of {OldStoreId:x}: what was unsent in the old one is lost")]
    public static partial void StoreReplaced(ILogger logger, string node, ulong newStoreId, ulong oldStoreId);

    [LoggerMessage(1006, LogLevel.Warning, "Node {Node}: record {Number} of store {StoreId:x} quarantined: {Fault}")]
    public static partial void Quarantined(ILogger logger, string node, ulong number, ulong storeId, string fault);

    [LoggerMessage(1007, LogLevel.Information, "Node {Node}: rebirth requested")]
    public static partial void RebirthRequested(ILogger logger, string node);

    [LoggerMessage(1008, LogLevel.Information, "Connected to the broker at {Host}:{Port}")]
    public static partial void Connected(ILogger logger, string host, int port);

    [LoggerMessage(1009, LogLevel.Warning, "No connection to the broker at {Host}:{Port}: {Error} (told once until it works)")]
    public static partial void ConnectFailed(ILogger logger, string host, int port, string error);

    [LoggerMessage(1010, LogLevel.Warning, "Lost the broker at {Host}:{Port}, code {Code} {Diagnosis}")]
    public static partial void Disconnected(ILogger logger, string host, int port, int code, string diagnosis);

    [LoggerMessage(1011, LogLevel.Warning, "The broker refused our subscription, code {Code}")]
    public static partial void SubscriptionRefused(ILogger logger, int code);

    [LoggerMessage(1012, LogLevel.Critical, "The gateway's loop failed and stops")]
    public static partial void LoopFailed(ILogger logger, Exception exception);

    [LoggerMessage(1013, LogLevel.Information, "Node {Node}: settings {Wanted:X8} offered, it uses {InUse:X8}")]
    public static partial void SettingsOffered(ILogger logger, string node, uint wanted, ulong inUse);

    [LoggerMessage(1014, LogLevel.Warning, "Node {Node} refused settings {Version:X8}: {Reason}")]
    public static partial void SettingsRefused(ILogger logger, string node, uint version, string reason);

    [LoggerMessage(1015, LogLevel.Information, "Node {Node} uses settings {Version:X8}")]
    public static partial void SettingsInUse(ILogger logger, string node, uint version);
    [LoggerMessage(1016, LogLevel.Information, "Node {Node}: runs version {Version}; update {Number}: {State} {Reason}")]
    public static partial void UpdateTold(ILogger logger, string node, string version, ulong number, string state, string reason);

    [LoggerMessage(1017, LogLevel.Information, "Node {Node}: update {Number} ordered")]
    public static partial void UpdateOrdered(ILogger logger, string node, uint number);

    [LoggerMessage(1018, LogLevel.Warning, "Order {File} cannot be used: {Fault} (told once a file)")]
    public static partial void OrderUnusable(ILogger logger, string file, string fault);

    [LoggerMessage(1040, LogLevel.Information, "Node {Node}: reset of interlock {Interlock} sent for {User}")]
    public static partial void ResetSent(ILogger logger, string node, string interlock, string user);

    [LoggerMessage(1041, LogLevel.Warning, "Node {Node}: reset of interlock {Interlock} for {User} was not sent: unknown, no broker, or too many at once")]
    public static partial void ResetRefused(ILogger logger, string node, string interlock, string user);
}
