using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Emulator;
using Wuxi.Edge.Emulator.Broker;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;

namespace Wuxi.Edge.Cli.Virtual;

/// <summary>
/// The whole chain in one process on one virtual clock: nodes, broker, gateway. After the asked time the nodes stop sampling
/// and everything still under way is drained, so that what was taken can be compared with what is stored.
/// </summary>
internal sealed class VirtualSession : IDisposable
{
    private static readonly TimeSpan DrainStep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromHours(2);

    private readonly StreamWriter? _capture;
    private readonly string _dataFolder;
    private readonly bool _ownsDataFolder;

    /// <param name="scenario">What to run.</param>
    /// <param name="options">The seed.</param>
    /// <param name="captureFile">Where all MQTT traffic is written; null for nowhere.</param>
    /// <param name="dataFolder">Folder of the database; null for one that is deleted at the end.</param>
    /// <param name="logging">Where logs go.</param>
    /// <param name="provision">As in <see cref="VirtualRun"/>: settings other than the gateway's.</param>
    public VirtualSession(
        Scenario scenario,
        EmulatorOptions options,
        string? captureFile,
        string? dataFolder,
        Action<ILoggingBuilder> logging,
        Func<string, string, string>? provision = null)
    {
        _capture = captureFile is null ? null : new StreamWriter(captureFile, append: false, new UTF8Encoding(false));
        _ownsDataFolder = dataFolder is null;
        _dataFolder = dataFolder ?? Directory.CreateTempSubdirectory("wuxi-edge-virtual-").FullName;
        Run = new VirtualRun(scenario, options, _capture is null ? null : new CaptureWriter(_capture), provision);
        Gateway = new VirtualGateway(Run, _dataFolder, logging);
        Gateway.Start();
    }

    public VirtualRun Run { get; }

    public VirtualGateway Gateway { get; }

    /// <summary>Runs on until <paramref name="elapsed"/> since the start.</summary>
    public void RunUntil(TimeSpan elapsed) => Run.RunUntil(elapsed);

    /// <summary>Stops sampling and runs on until every node's store is empty, or two more hours have gone by.</summary>
    public void Drain()
    {
        Run.Workshop.StopSampling();
        TimeSpan limit = Run.Clock.Elapsed + LongestDrain;
        do
        {
            Run.RunUntil(Run.Clock.Elapsed + DrainStep);
        }
        while (Run.Clock.Elapsed < limit && Run.Workshop.Totals.RecordsPending > 0);
    }

    public RunSummary Summarise()
    {
        IServiceProvider services = Gateway.Services;
        var history = services.GetRequiredService<IHistoryQuery>();
        NodeFigures figures = Run.Workshop.Totals;
        return new RunSummary(
            Run.Workshop.Nodes.Count,
            figures.RecordsTaken,
            figures.ReadingsTaken,
            figures.RecordsPending,
            history.ReadTotals(),
            services.GetRequiredService<INodeQuery>().Nodes.Sum(node => node.Duplicates),
            history.ReadAlarms(0, long.MaxValue, int.MaxValue).Count(entry => entry.Kind == AlarmTransitionKind.Raised),
            [],
            []);
    }

    public void Dispose()
    {
        Gateway.Dispose();
        Run.Dispose();
        _capture?.Dispose();
        if (_ownsDataFolder)
        {
            Directory.Delete(_dataFolder, recursive: true);
        }
    }
}
