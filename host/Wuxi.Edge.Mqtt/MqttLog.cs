using Microsoft.Extensions.Logging;

namespace Wuxi.Edge.Mqtt;

/// <summary>Every log message of this project; ids 5000–5999.</summary>
internal static partial class MqttLog
{
    [LoggerMessage(5000, LogLevel.Information, "Broker runs on {Address}:{Port}, process {ProcessId}")]
    public static partial void BrokerRuns(ILogger logger, string address, int port, int processId);

    [LoggerMessage(5001, LogLevel.Error, "Broker process {ProcessId} ended with code {ExitCode}; it is started again")]
    public static partial void BrokerDied(ILogger logger, int processId, int exitCode);

    [LoggerMessage(5002, LogLevel.Error, "Broker could not be started, attempt {Attempt}; the next follows in {Delay}")]
    public static partial void BrokerStartFailed(ILogger logger, Exception exception, int attempt, TimeSpan delay);

    [LoggerMessage(5003, LogLevel.Information, "Broker stopped, process {ProcessId}")]
    public static partial void BrokerStopped(ILogger logger, int processId);

    [LoggerMessage(5004, LogLevel.Warning, "Broker process {ProcessId} of a former run was still there and was ended")]
    public static partial void LeftoverEnded(ILogger logger, int processId);

    [LoggerMessage(5005, LogLevel.Warning, "Broker process {ProcessId} did not stop when asked and was killed")]
    public static partial void BrokerKilled(ILogger logger, int processId);

    [LoggerMessage(5010, LogLevel.Warning, "mosquitto: {Line}")]
    public static partial void BrokerError(ILogger logger, string line);

    [LoggerMessage(5011, LogLevel.Debug, "mosquitto: {Line}")]
    public static partial void BrokerLine(ILogger logger, string line);
}
