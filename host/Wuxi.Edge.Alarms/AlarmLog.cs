using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms;

/// <summary>All log messages of the alarm stage, 3000 to 3099.</summary>
internal static partial class AlarmLog
{
    [LoggerMessage(3001, LogLevel.Warning, "Alarm {Alarm} ({Priority}) raised, active since {Since:yyyy-MM-ddTHH:mm:ss.fffZ}, value {Value}")]
    public static partial void Raised(ILogger logger, string alarm, AlarmPriority priority, DateTime since, PointValue value);

    [LoggerMessage(3002, LogLevel.Information, "Alarm {Alarm} returned at {At:yyyy-MM-ddTHH:mm:ss.fffZ}, value {Value}")]
    public static partial void Returned(ILogger logger, string alarm, DateTime at, PointValue value);

    [LoggerMessage(3003, LogLevel.Information, "Alarm {Alarm} acknowledged by {User}, now {State}")]
    public static partial void Acknowledged(ILogger logger, string alarm, string user, AlarmState state);

    [LoggerMessage(3004, LogLevel.Information, "Alarm {Alarm}: from the backlog of its node, active since {Since:yyyy-MM-ddTHH:mm:ss.fffZ}")]
    public static partial void Backdated(ILogger logger, string alarm, DateTime since);

    [LoggerMessage(3005, LogLevel.Warning, "Alarm {Alarm} restored from the journal as {State}, active since {Since:yyyy-MM-ddTHH:mm:ss.fffZ}")]
    public static partial void Restored(ILogger logger, string alarm, AlarmState state, DateTime since);

    [LoggerMessage(3006, LogLevel.Warning, "Alarm {Alarm} is open in the journal but not in the workshop file: not restored")]
    public static partial void UnknownInJournal(ILogger logger, string alarm);

    [LoggerMessage(3007, LogLevel.Warning, "Node {Node}: backlog records {First} to {Last} have not come, the replay of alarms goes on without them")]
    public static partial void Skipped(ILogger logger, string node, ulong first, ulong last);

    [LoggerMessage(3008, LogLevel.Warning, "Node {Node}: backlog record {Number} came after the replay of alarms had passed it (told once a node)")]
    public static partial void Late(ILogger logger, string node, ulong number);

    [LoggerMessage(3009, LogLevel.Warning, "Acknowledgement of {Alarm} by {User} refused: {Waiting} actions are waiting")]
    public static partial void TooManyActions(ILogger logger, string alarm, string user, int waiting);

    [LoggerMessage(3010, LogLevel.Information, "Acknowledgement of {Alarm} by {User} ignored: unknown, or nothing to acknowledge")]
    public static partial void NothingToAcknowledge(ILogger logger, string alarm, string user);
}
