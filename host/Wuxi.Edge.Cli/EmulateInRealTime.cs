using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Wuxi.Edge.Emulator;
using Wuxi.Edge.Emulator.Commands;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;

namespace Wuxi.Edge.Cli;

/// <summary>
/// Runs a scenario's nodes against a real broker. Lines on standard input are commands, each answered by one line of JSON on
/// standard output; everything else goes to standard error.
/// </summary>
internal static class EmulateInRealTime
{
    /// <summary>Runs for so many minutes, or else until the end of input or a cancellation.</summary>
    public static async Task<int> RunAsync(Scenario scenario, EmulatorOptions options, double? minutes, CancellationToken cancellation)
    {
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging
            .AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        using var run = new RealTimeRun(scenario, options, TimeProvider.System, loggers.CreateLogger("Emulator"));
        var commands = new CommandInterpreter(run.Workshop);
        run.Start();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (minutes is { } limit)
        {
            end.CancelAfter(TimeSpan.FromMinutes(limit));
        }

        try
        {
            while (await Task.Run(Terminal.In.ReadLine, CancellationToken.None).WaitAsync(end.Token) is { } line)
            {
                if (line.Trim().Length > 0)
                {
                    Terminal.WriteLine(commands.Execute(line));
                }
            }

            if (minutes is not null)
            {
                await Task.Delay(Timeout.Infinite, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The time is up, or the user ended it.
        }

        return ExitCode.Ok;
    }
}
