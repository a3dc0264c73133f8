using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Historian;

/// <summary>All log messages of the historian; ids 2000 to 2099.</summary>
internal static partial class HistorianLog
{
    [LoggerMessage(2000, LogLevel.Information, "History opened: {Path}, schema {Schema}, {Points} points of the workshop")]
    public static partial void Opened(this ILogger logger, string path, int schema, int points);

    [LoggerMessage(2001, LogLevel.Error, "The database cannot be written; {Readings} readings and {Alarms} alarm entries wait, what does not fit stays on the nodes; trying again until it works")]
    public static partial void Failing(this ILogger logger, Exception cause, int readings, int alarms);

    [LoggerMessage(2002, LogLevel.Information, "The database can be written again after {Attempts} failed attempts")]
    public static partial void Recovered(this ILogger logger, long attempts);

    [LoggerMessage(2003, LogLevel.Information, "History closed; everything queued is on disk")]
    public static partial void Drained(this ILogger logger);

    [LoggerMessage(2004, LogLevel.Error, "History closed while the database fails: {Readings} readings (they stay on the nodes) and {Alarms} alarm entries (they are lost) are not on disk")]
    public static partial void NotDrained(this ILogger logger, int readings, int alarms);

    [LoggerMessage(2005, LogLevel.Information, "{Count} files in {Folder} are of work that a crash cut off, and were deleted; what they held is still there in its former form")]
    public static partial void StraysDeleted(this ILogger logger, int count, string folder);

    [LoggerMessage(2006, LogLevel.Error, "Committed readings cannot be rewritten into segments; nothing is lost, but the database grows; trying again until it works")]
    public static partial void SealingFailing(this ILogger logger, Exception cause);

    [LoggerMessage(2007, LogLevel.Information, "Committed readings are rewritten into segments again")]
    public static partial void SealingRecovered(this ILogger logger);
}
