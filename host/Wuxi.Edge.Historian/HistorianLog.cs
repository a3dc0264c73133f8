using Microsoft.Extensions.Logging;
using Wuxi.Edge.Historian.Retention;

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

    [LoggerMessage(2008, LogLevel.Information, "{File}: readings were given up ({Lost}, reason: {Reason}), roll-ups stay; {Bytes} bytes less")]
    public static partial void ReadingsGone(this ILogger logger, string file, LostParts lost, RetentionReason reason, long bytes);

    [LoggerMessage(2009, LogLevel.Warning, "{File}: roll-ups were given up too (reason: {Reason}), {Bytes} bytes less; of these days only record times and numbers stay")]
    public static partial void RollupsGone(this ILogger logger, string file, RetentionReason reason, long bytes);

    [LoggerMessage(2010, LogLevel.Warning, "{File}: given up whole, record times and numbers too (reason: {Reason}), {Bytes} bytes less; enlarge Historian:QuotaMegabytes to keep more")]
    public static partial void SegmentGone(this ILogger logger, string file, RetentionReason reason, long bytes);

    [LoggerMessage(2011, LogLevel.Error, "{Path} cannot be read and is left out of answers; restore it from a backup (edge history check says what is wrong)")]
    public static partial void SegmentDamaged(this ILogger logger, string path, Exception cause);

    [LoggerMessage(2012, LogLevel.Error, "{Files} are left as they are, because one of them is damaged")]
    public static partial void LeftAlone(this ILogger logger, string files, Exception cause);

    [LoggerMessage(2007, LogLevel.Information, "Committed readings are rewritten into segments again")]
    public static partial void SealingRecovered(this ILogger logger);
}
