using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Control;

/// <summary>All log messages of the control stage; ids 4000 to 4099.</summary>
internal static partial class ControlLog
{
    [LoggerMessage(4000, LogLevel.Information, "Output {Output} is {State}")]
    public static partial void Driven(ILogger logger, string output, string state);

    [LoggerMessage(4001, LogLevel.Information, "Sirens silenced by {User}")]
    public static partial void Silenced(ILogger logger, string user);

    [LoggerMessage(4002, LogLevel.Error, "Output {Output} (pin {Pin}) cannot be driven; trying again with every tick")]
    public static partial void PinFailed(ILogger logger, string output, int pin, Exception exception);
}
