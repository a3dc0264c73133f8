using Microsoft.Extensions.Logging;
using Wuxi.Edge.Emulator.Faults;

namespace Wuxi.Edge.Emulator;

/// <summary>All log messages of the emulator, 8000 to 8099.</summary>
internal static partial class EmulatorLog
{
    [LoggerMessage(8001, LogLevel.Information, "Emulating {Nodes} nodes of scenario {Scenario} on {Threads} threads, seed {Seed}, broker {Host}:{Port}")]
    public static partial void Started(ILogger logger, int nodes, string scenario, int threads, ulong seed, string host, int port);

    [LoggerMessage(8002, LogLevel.Information, "Emulation ended: {Records} records taken, {Pending} not confirmed")]
    public static partial void Ended(ILogger logger, ulong records, ulong pending);

    [LoggerMessage(8003, LogLevel.Error, "Firmware of {Node} failed, the board boots anew")]
    public static partial void FirmwareFailed(ILogger logger, string node, Exception exception);

    [LoggerMessage(8004, LogLevel.Warning, "Scenario fault {Kind}: {State}")]
    public static partial void HostFault(ILogger logger, FaultKind kind, string state);

    [LoggerMessage(8005, LogLevel.Warning, "Command '{Command}' refused: {Reason}")]
    public static partial void CommandRefused(ILogger logger, string command, string reason);
}
