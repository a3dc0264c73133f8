using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Benchmarks.Load;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Burst;

/// <summary>
/// 10,000 points at 1 s for 30 s, ten times as much for 60 s, and as before again: nothing may be lost, and the backlog must be gone soon.
/// </summary>
public sealed class BurstBench : IBench
{
    private const int Points = 10_000;
    private const int Factor = 10;

    // A node's store holds the whole burst and more.
    private const string Ring = "2048";

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(60);

    public string Name => "burst";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string workshop = Path.Combine(folder.Path, "load.workshop.yaml");
        int nodes = LoadWorkshop.NodesOf(Points);
        LoadWorkshop.Write(workshop, nodes);
        await using LoadBroker broker = await LoadBroker.StartAsync(folder.Path, LoadBroker.ProductQueue, null, cancellationToken);
        await using GatewayProcess gateway = GatewayProcess.Start(folder.Path, workshop, broker);
        await gateway.WaitUntilConnectedAsync(cancellationToken);
        string[] arguments =
        [
            .. LoadNodes.Phase(nodes, Calm), .. LoadNodes.Phase(nodes * Factor, Burst), .. LoadNodes.Phase(nodes, Burst), "--ring", Ring,
        ];
        await using LoadNodes load = await LoadNodes.StartAsync(broker, nodes, arguments, cancellationToken);
        ProcessUsage.ResetPeak(gateway.ProcessId);
        LoadResult result = await load.EndAsync(cancellationToken);
        double catchUp = result.CatchUpS ?? throw new InvalidOperationException("the backlog of the burst was never gone");
        double peak = gateway.Usage.PeakMegabytes;
        await gateway.StopAsync(cancellationToken);
        HistoryTotals totals = StoredTotals.Read(folder.Path, workshop);
        double lost = result.RecordsTaken + result.RecordsRefused - totals.Records - totals.Quarantined;
        return
        [
            BenchResult.Exact(Name, "burst_lost", "records", lost).AtMost(0),
            BenchResult.Exact(Name, "burst_rss_mb", "MB", peak).AtMost(512),
            BenchResult.Exact(Name, "burst_catch_up_s", "s", catchUp).AtMost(60),
            BenchResult.Exact(Name, "burst_backlog_most", "records", result.PendingMost[1]),
            BenchResult.Exact(Name, "burst_resent", "records", result.RecordsResent),
        ];
    }
}
