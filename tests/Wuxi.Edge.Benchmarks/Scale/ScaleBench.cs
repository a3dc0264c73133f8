using System.Diagnostics;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Benchmarks.Load;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Scale;

/// <summary>What 10,000 and 100,000 points at 1 s cost the gateway: decoded, evaluated and durably stored.</summary>
public sealed class ScaleBench : IBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public string Name => "scale";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken) =>
    [
        .. await RunAsync(options, 10_000, "10k", 0.04, 120, cancellationToken),
        .. await RunAsync(options, 100_000, "100k", 0.15, 200, cancellationToken),
    ];

    private async Task<IReadOnlyList<BenchResult>> RunAsync(
        BenchOptions options, int points, string suffix, double cpuGoal, double memoryGoal, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string workshop = Path.Combine(folder.Path, "load.workshop.yaml");
        int nodes = LoadWorkshop.NodesOf(points);
        LoadWorkshop.Write(workshop, nodes);
        await using LoadBroker broker = await LoadBroker.StartAsync(folder.Path, LoadBroker.ProductQueue, null, cancellationToken);
        await using GatewayProcess gateway = GatewayProcess.Start(folder.Path, workshop, broker);
        await gateway.WaitUntilConnectedAsync(cancellationToken);
        double startMegabytes = gateway.Usage.PeakMegabytes;
        await using LoadNodes load = await LoadNodes.StartAsync(
            broker, nodes, [.. LoadNodes.Phase(nodes, WarmUp + options.LoadTime), "--ring", "64"], cancellationToken);
        await Task.Delay(WarmUp, cancellationToken);
        ProcessUsage.ResetPeak(gateway.ProcessId);
        ProcessUsage before = gateway.Usage;
        long start = Stopwatch.GetTimestamp();
        await Task.Delay(options.LoadTime, cancellationToken);
        ProcessUsage after = gateway.Usage;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        LoadResult result = await load.EndAsync(cancellationToken);
        await gateway.StopAsync(cancellationToken);
        HistoryTotals totals = StoredTotals.Read(folder.Path, workshop);
        return
        [
            BenchResult.Exact(Name, $"cpu_core_share_{suffix}", "cores", (after.Seconds - before.Seconds) / seconds).AtMost(cpuGoal),
            BenchResult.Exact(Name, $"cpu_core_share_system_{suffix}", "cores", (after.SystemSeconds - before.SystemSeconds) / seconds),
            BenchResult.Exact(Name, $"rss_mb_{suffix}", "MB", after.PeakMegabytes).AtMost(memoryGoal),
            BenchResult.Exact(Name, $"rss_start_mb_{suffix}", "MB", startMegabytes),
            BenchResult.Exact(Name, $"scale_lost_{suffix}", "records", result.RecordsTaken + result.RecordsRefused - totals.Records - totals.Quarantined).AtMost(0),
        ];
    }
}
