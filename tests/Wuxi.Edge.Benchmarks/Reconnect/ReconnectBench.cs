using System.Globalization;
using System.Numerics;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Benchmarks.Alarm;
using Wuxi.Edge.Benchmarks.Load;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Reconnect;

/// <summary>
/// 500 nodes connect at the same time, each with a backlog and a new record a second. Until all backlogs are gone another node publishes alarms: how long
/// each takes to the siren's pin, and whether a record was lost. The gateway has TLS, and the broker the product's queue.
/// </summary>
public sealed class ReconnectBench : IBench
{
    private const int Runs = 3;
    private const int Points = 10_000;

    // What is new must have room beside the backlog.
    private const int RoomForNew = 1024;

    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(10);

    public string Name => "reconnect";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        await Tools.BuildLoadNodesAsync(cancellationToken);
        var runs = new List<ReconnectRun>();
        for (int run = 0; run < Runs; run++)
        {
            runs.Add(await RunOnceAsync(options.BacklogRecords, cancellationToken));
        }

        double nodes = LoadWorkshop.NodesOf(Points);
        return
        [
            Of("reconnect_live_p50_ms", "ms", runs, run => Statistics.Percentile(run.Latencies, 50)),
            Of("reconnect_live_p99_ms", "ms", runs, run => Statistics.Percentile(run.Latencies, 99)).AtMost(100),
            // The worst of all, not the median of the worst: nobody may wait longer.
            BenchResult.Exact(Name, "reconnect_live_max_ms", "ms", runs.Max(run => run.Latencies.Max())).AtMost(100),
            Of("reconnect_live_max_of_a_run_ms", "ms", runs, run => run.Latencies.Max()),
            Of("reconnect_drain_s", "s", runs, run => run.DrainSeconds),
            Of("reconnect_drained_records_per_s", "1/s", runs, run => nodes * options.BacklogRecords / run.DrainSeconds),
            Of("reconnect_resent", "records", runs, run => run.SentTwice),
            Of("reconnect_lost", "records", runs, run => run.Lost).AtMost(0),
        ];
    }

    private BenchResult Of(string metric, string unit, List<ReconnectRun> runs, Func<ReconnectRun, double> figure) =>
        BenchResult.Of(Name, metric, unit, [.. runs.Select(figure)]);

    private static async Task<ReconnectRun> RunOnceAsync(int backlog, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string workshop = Path.Combine(folder.Path, "load.workshop.yaml");
        int nodes = LoadWorkshop.NodesOf(Points);
        LoadWorkshop.Write(workshop, nodes);
        await using LoadBroker broker = await LoadBroker.StartAsync(folder.Path, LoadBroker.ProductQueue, [], cancellationToken);
        using var siren = new SirenWatch(folder.Path);
        await using GatewayProcess gateway = GatewayProcess.Start(folder.Path, workshop, broker);
        await gateway.WaitUntilConnectedAsync(cancellationToken);
        using var begin = new CancellationTokenSource();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<PublishedAlarms> alarms = Task.Run(() => PublishToPin.MeasureBetween(broker, siren, begin.Token, end.Token), CancellationToken.None);
        string[] arguments =
        [
            .. LoadNodes.Phase(nodes, LongestDrain),
            "--backlog", Text(backlog), "--ring", Text((int)BitOperations.RoundUpToPowerOf2((uint)(backlog + RoomForNew))), "--links", Text(nodes),
        ];
        await using LoadNodes load = await LoadNodes.StartLaterAsync(broker, nodes, arguments, cancellationToken);
        await load.WaitForAsync("prepared", cancellationToken);
        await begin.CancelAsync();
        await load.WaitForAsync("running", cancellationToken);
        LoadResult result = await load.EndAsync(cancellationToken);
        await end.CancelAsync();
        PublishedAlarms published = await alarms;
        await gateway.StopAsync(cancellationToken);
        HistoryTotals totals = StoredTotals.Read(folder.Path, workshop);
        long taken = result.RecordsTaken + result.RecordsRefused + published.Records;
        return new ReconnectRun(
            published.Latencies,
            result.BacklogS ?? throw new InvalidOperationException("the backlogs were never gone"),
            // Every record of the backlog is sent again once: it was not sent in this session.
            result.RecordsResent - ((double)nodes * backlog),
            taken - totals.Records - totals.Quarantined);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record ReconnectRun(IReadOnlyList<double> Latencies, double DrainSeconds, double SentTwice, double Lost);
}
