using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Gateway;
using Wuxi.Edge.Gpio.Emulated;

namespace Wuxi.Edge.Cli.Demo;

/// <summary>
/// A workshop of emulated nodes with everything real around it: Mosquitto with TLS, the gateway in this process, the nodes in
/// another, the console in a browser. Ends with the sum of what was taken and what is stored.
/// </summary>
internal sealed class DemoRun(DemoOptions options, TextWriter output, TextWriter error)
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(250);
    private const int MostDrills = 1000;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        string data = PrepareFolder();
        string scenarioFile = DemoScenario.Write(options, Path.Combine(options.Folder, "workshop"));
        Scenario? scenario = Commands.EmulateCommand.LoadOrReport(scenarioFile, null, error);
        if (scenario is null)
        {
            return ExitCode.CannotRun;
        }

        using ILoggerFactory loggers = ToolLog.Create(LogLevel.Warning);
        await using BrokerSite site = await BrokerSite.StartAsync(
            options.Folder, scenario.Workshop, 0, TimeProvider.System, loggers.CreateLogger("Broker"), cancellation);
        await using EmulatorProcess emulator = EmulatorProcess.Start(
            scenarioFile, options.Seed, site.Broker.Port, site.CertificateFolder, Path.Combine(options.Folder, "emulator.log"));
        var gateway = new GatewayOptions(
            data, "127.0.0.1", site.Broker.Port, site.CertificateFolder, options.Url, MinimumLogLevel: LogLevel.Warning);
        await using WebApplication app = GatewayHost.Build(
            gateway, scenario.Workshop, services => services.AddSingleton<IDemoControls>(emulator));
        await app.StartAsync(cancellation);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{scenario.Workshop.Nodes.Count} emulated nodes, Mosquitto with TLS on 127.0.0.1:{site.Broker.Port}, everything of this run in {options.Folder}"));
        output.WriteLine($"Console 控制台: {options.Url}");

        using var drills = new DrillRunner(emulator, scenario.Workshop, TimeProvider.System);
        if (options.IsHeadless)
        {
            await drills.RunAsync(TimeSpan.FromMinutes(options.Minutes ?? 1), MostDrills, cancellation);
        }
        else
        {
            await new DemoDialogue(emulator, output).RunAsync(options.Minutes, cancellation);
        }

        RunSummary summary = await SumUpAsync(app.Services, emulator, drills, scenario.Workshop.Nodes.Count);
        output.WriteLine(options.IsJson ? summary.ToJson() : summary.ToText());
        await app.StopAsync(CancellationToken.None);
        return summary.IsComplete && drills.Misses == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    // A run's nodes have new stores and its numbers begin at 1: an old database would show them as replaced stores.
    private string PrepareFolder()
    {
        Directory.CreateDirectory(options.Folder);
        string data = Path.Combine(options.Folder, "data");
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        if (Environment.GetEnvironmentVariable(EmulatedPins.PathVariable) is null or "")
        {
            Environment.SetEnvironmentVariable(EmulatedPins.PathVariable, Path.Combine(options.Folder, "gpio"));
        }

        return data;
    }

    private static async Task<RunSummary> SumUpAsync(
        IServiceProvider services, EmulatorProcess emulator, DrillRunner drills, int nodes)
    {
        await emulator.AskAsync("stop-sampling");
        long start = TimeProvider.System.GetTimestamp();
        JsonElement status = await emulator.AskAsync("status");
        while (status.GetProperty("recordsPending").GetUInt64() > 0 && TimeProvider.System.GetElapsedTime(start) < DrainLimit)
        {
            await Task.Delay(LookPeriod);
            status = await emulator.AskAsync("status");
        }

        (IReadOnlyList<double> readToPin, IReadOnlyList<double> stepToPin) = await drills.MeasureAsync();
        var history = services.GetRequiredService<IHistoryQuery>();
        return new RunSummary(
            nodes,
            status.GetProperty("recordsTaken").GetUInt64(),
            status.GetProperty("readingsTaken").GetUInt64(),
            status.GetProperty("recordsPending").GetUInt64(),
            history.ReadTotals(),
            services.GetRequiredService<INodeQuery>().Nodes.Sum(node => node.Duplicates),
            history.ReadAlarms(0, long.MaxValue, int.MaxValue).Count(entry => entry.Kind == AlarmTransitionKind.Raised),
            readToPin,
            stepToPin);
    }
}
