using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Gateway;

/// <summary>All log messages of the gateway's composition; ids 6000 to 6099.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(6000, LogLevel.Information, "Workshop {Workshop}: {Nodes} nodes, {Points} points, {Alarms} alarms; console on {Url}")]
    public static partial void Started(ILogger logger, string workshop, int nodes, int points, int alarms, string url);

    [LoggerMessage(6003, LogLevel.Critical, "The gateway's loop failed; outputs go to their safe states and the process ends")]
    public static partial void LoopFailed(ILogger logger, Exception exception);

    [LoggerMessage(6004, LogLevel.Information, "Images for the nodes from {Folder} at {Url}")]
    public static partial void ServesImages(ILogger logger, string folder, Uri url);
}
