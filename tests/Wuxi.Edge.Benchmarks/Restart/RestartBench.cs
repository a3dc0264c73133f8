using System.Diagnostics;
using Wuxi.Edge.Benchmarks.Load;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Benchmarks.Restart;

/// <summary>
/// From the start of the gateway's process, with a large history and 10,000 points, to the first alarm evaluated: the siren's pin. After a clean
/// stop, and after SIGKILL while 10,000 readings/s were being stored, which then go on. The history is not in the page cache.
/// </summary>
public sealed class RestartBench : IBench
{
    private const int Runs = 5;
    private const int Points = 10_000;

    private static readonly TimeSpan WorkTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AlarmLimit = TimeSpan.FromMinutes(2);

    public string Name => "restart";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string workshop = Path.Combine(folder.Path, "load.workshop.yaml");
        LoadWorkshop.Write(workshop, LoadWorkshop.NodesOf(Points));
        WorkshopModel model = StoredTotals.ReadWorkshop(workshop);
        long readings = await Task.Run(
            () => HistoryMaker.Make(GatewayProcess.DataFolder(folder.Path), model, options.HistoryMegabytes * 1_000_000L, cancellationToken), cancellationToken);
        await using LoadBroker broker = await LoadBroker.StartAsync(folder.Path, LoadBroker.ProductQueue, null, cancellationToken);
        Start[] clean = await MeasureAsync(folder.Path, workshop, broker, isKilled: false, cancellationToken);
        await using LoadNodes load = await LoadNodes.StartLaterAsync(
            broker, LoadWorkshop.NodesOf(Points), [.. LoadNodes.Phase(LoadWorkshop.NodesOf(Points), TimeSpan.FromHours(1))], cancellationToken);
        Start[] killed = await MeasureAsync(folder.Path, workshop, broker, isKilled: true, cancellationToken);
        BenchResult cleanSeconds = BenchResult.Of(Name, "restart_clean_s", "s", [.. clean.Select(start => start.Seconds)]);
        BenchResult killedSeconds = BenchResult.Of(Name, "restart_killed_s", "s", [.. killed.Select(start => start.Seconds)]);
        BenchResult worse = cleanSeconds.Median > killedSeconds.Median ? cleanSeconds : killedSeconds;
        return
        [
            (worse with { Metric = "restart_s" }).AtMost(1),
            cleanSeconds,
            killedSeconds,
            BenchResult.Of(Name, "restart_clean_cpu_s", "s", [.. clean.Select(start => start.CpuSeconds)]),
            BenchResult.Of(Name, "restart_killed_cpu_s", "s", [.. killed.Select(start => start.CpuSeconds)]),
            BenchResult.Exact(Name, "restart_history_readings", "readings", readings),
        ];
    }

    private static async Task<Start[]> MeasureAsync(
        string folder, string workshop, LoadBroker broker, bool isKilled, CancellationToken cancellationToken)
    {
        var samples = new List<Start>();
        using var probe = new ProbeNode(broker);
        // The first start is not measured: it is not the restart of anything.
        for (int run = 0; run <= Runs; run++)
        {
            await ForgetFilesAsync(GatewayProcess.DataFolder(folder), cancellationToken);
            Start start = await StartAsync(folder, workshop, broker, probe, isKilled, cancellationToken);
            if (run > 0)
            {
                samples.Add(start);
            }
        }

        return [.. samples];
    }

    private static async Task<Start> StartAsync(
        string folder, string workshop, LoadBroker broker, ProbeNode probe, bool isKilled, CancellationToken cancellationToken)
    {
        using var siren = new SirenWatch(folder);
        await using GatewayProcess gateway = GatewayProcess.Start(folder, workshop, broker);
        bool isSent = false;
        long edge = siren.WaitFor(on: true, AlarmLimit, () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            probe.Step(2);
            if (probe.IsBorn && !isSent)
            {
                isSent = true;
                probe.Send(1);
            }
        }) ?? throw new TimeoutException($"no alarm came; see {folder}/gateway.log");
        var result = new Start(Stopwatch.GetElapsedTime(gateway.StartTicks, edge).TotalSeconds, gateway.Usage.Seconds);

        probe.Send(0);
        _ = siren.WaitFor(on: false, AlarmLimit, () => probe.Step(2)) ?? throw new TimeoutException("the alarm did not return");
        long start = Stopwatch.GetTimestamp();
        while (!probe.IsStored || Stopwatch.GetElapsedTime(start) < WorkTime)
        {
            cancellationToken.ThrowIfCancellationRequested();
            probe.Step(10);
        }

        await (isKilled ? gateway.KillAsync(cancellationToken) : gateway.StopAsync(cancellationToken));
        // It tells the nodes, or its will does.
        _ = siren.WaitFor(on: true, TimeSpan.Zero, () => { });
        for (long since = Stopwatch.GetTimestamp(); probe.IsBorn && Stopwatch.GetElapsedTime(since) < AlarmLimit;)
        {
            probe.Step(10);
        }

        return result;
    }

    /// <summary>Takes the files out of the page cache (posix_fadvise, by dd), as after a reboot.</summary>
    private static async Task ForgetFilesAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var dd = ChildProcess.Start("dd", [$"if={file}", "iflag=nocache", "count=0", "status=none"]);
            await dd.WaitForExitAsync(cancellationToken);
        }
    }

    /// <param name="Seconds">From the start to the pin.</param>
    /// <param name="CpuSeconds">Processor time that took, which is less noisy.</param>
    private readonly record struct Start(double Seconds, double CpuSeconds);
}
