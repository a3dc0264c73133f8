using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Cli;

/// <summary>Logging of the tool's own commands: one line a message, with the local time.</summary>
internal static class ToolLog
{
    public static ILoggerFactory Create(LogLevel minimum = LogLevel.Information) => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(minimum)
        .AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
        }));
}
