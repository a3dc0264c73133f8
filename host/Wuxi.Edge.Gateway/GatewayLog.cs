using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Gateway;

/// <summary>All log messages of the gateway's composition; ids 6000 to 6099.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(6000, LogLevel.Information, "Workshop {Workshop}: {Nodes} nodes, {Points} points, {Alarms} alarms; console on {Url}")]
    public static partial void Started(ILogger logger, string workshop, int nodes, int points, int alarms, string url);

    [LoggerMessage(6001, LogLevel.Information, "Connected to the broker at {Host}:{Port}")]
    public static partial void Connected(ILogger logger, string host, int port);

    [LoggerMessage(6002, LogLevel.Warning, "No connection to the broker at {Host}:{Port}: {Error}; trying again")]
    public static partial void NotConnected(ILogger logger, string host, int port, string error);

    [LoggerMessage(6003, LogLevel.Critical, "The gateway's loop failed; outputs go to their safe states and the process ends")]
    public static partial void LoopFailed(ILogger logger, Exception exception);

    [LoggerMessage(6004, LogLevel.Information, "Stopped: outputs are in their safe states, everything received is on disk")]
    public static partial void Stopped(ILogger logger);
}
