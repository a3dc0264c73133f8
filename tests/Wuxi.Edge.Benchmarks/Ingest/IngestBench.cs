using System.Diagnostics;
using System.Globalization;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Benchmarks.Load;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Ingest;

/// <summary>
/// Flat out through Mosquitto: as many messages of 20 metrics as come, decoded, evaluated and committed by the real gateway, in turn with a
/// bare libmosquitto subscriber that only counts the same messages.
/// </summary>
public sealed class IngestBench : IBench
{
    private const int Runs = 3;
    private const int Points = 10_000;
    private const int ReadingsPerMessage = 20;

    // Unconfirmed records of a node. Our nodes send live records without a window; confirmed once a second, 500 nodes with the window of
    // a backlog (128) could not send more than 64,000 a second, whatever the gateway can.
    private const int Window = 1024;

    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(100);

    public string Name => "ingest";

    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var rates = new List<double>();
        var bareRates = new List<double>();
        var lost = new List<double>();
        var cpu = new List<double>();
        var systemCpu = new List<double>();
        var resent = new List<double>();
        for (int run = 0; run < Runs; run++)
        {
            bool isBareFirst = run % 2 == 0;
            if (isBareFirst)
            {
                bareRates.Add(await RunBareAsync(options, cancellationToken));
            }

            GatewayRun gateway = await RunGatewayAsync(options, cancellationToken);
            rates.Add(gateway.MessagesPerSecond);
            lost.Add(gateway.Lost);
            cpu.Add(gateway.CpuMicroseconds);
            systemCpu.Add(gateway.SystemCpuMicroseconds);
            resent.Add(gateway.Resent);
            if (!isBareFirst)
            {
                bareRates.Add(await RunBareAsync(options, cancellationToken));
            }
        }

        return
        [
            BenchResult.Of(Name, "messages_per_s", "1/s", rates, "bare libmosquitto subscriber", bareRates).RatioAtLeast(0.7),
            BenchResult.Of(Name, "stored_readings_per_s", "1/s", [.. rates.Select(rate => rate * ReadingsPerMessage)]).AtLeast(700_000),
            BenchResult.Of(Name, "ingest_cpu_us_per_reading", "us", cpu),
            BenchResult.Of(Name, "ingest_cpu_system_us_per_reading", "us", systemCpu),
            BenchResult.Of(Name, "ingest_resent", "records", resent),
            BenchResult.Of(Name, "ingest_lost", "records", lost).AtMost(0),
        ];
    }

    private static async Task<double> RunBareAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using LoadBroker broker = await LoadBroker.StartAsync(folder.Path, LoadBroker.UnlimitedQueue, null, cancellationToken);
        BareSubscriber bare = await BareSubscriber.RunAsync(broker, LoadWorkshop.NodesOf(Points), options.IngestMessages, cancellationToken);
        return bare.MessagesPerS;
    }

    private static async Task<GatewayRun> RunGatewayAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        string workshop = Path.Combine(folder.Path, "load.workshop.yaml");
        LoadWorkshop.Write(workshop, LoadWorkshop.NodesOf(Points));
        await using LoadBroker broker = await LoadBroker.StartAsync(folder.Path, LoadBroker.UnlimitedQueue, null, cancellationToken);
        await using GatewayProcess gateway = GatewayProcess.Start(folder.Path, workshop, broker);
        await gateway.WaitUntilConnectedAsync(cancellationToken);
        string[] arguments =
        [
            "--count", options.IngestMessages.ToString(CultureInfo.InvariantCulture), "--ring", Window.ToString(CultureInfo.InvariantCulture),
        ];
        await using LoadNodes load = await LoadNodes.StartAsync(broker, LoadWorkshop.NodesOf(Points), arguments, cancellationToken);
        ProcessUsage before = gateway.Usage;
        Task<LoadResult> end = load.EndAsync(cancellationToken);
        double rate = await RateOfAsync(gateway, end, cancellationToken);
        LoadResult result = await end;
        ProcessUsage after = gateway.Usage;
        await gateway.StopAsync(cancellationToken);
        HistoryTotals totals = StoredTotals.Read(folder.Path, workshop);
        return new GatewayRun(
            rate,
            result.RecordsTaken - totals.Records - totals.Quarantined,
            result.RecordsResent,
            (after.Seconds - before.Seconds) * 1e6 / result.ReadingsTaken,
            (after.SystemSeconds - before.SystemSeconds) * 1e6 / result.ReadingsTaken);
    }

    /// <summary>Records on disk a second, from the first that is seen there to the last.</summary>
    private static async Task<double> RateOfAsync(GatewayProcess gateway, Task<LoadResult> end, CancellationToken cancellationToken)
    {
        (long Ticks, long Stored) first = default;
        (long Ticks, long Stored) last = default;
        bool isOver = false;
        while (!isOver)
        {
            // One more look after the end.
            isOver = end.IsCompleted;
            if (await gateway.TryHealthAsync(cancellationToken) is { } health && health.RecordsStored > last.Stored)
            {
                last = (Stopwatch.GetTimestamp(), health.RecordsStored);
                first = first.Stored == 0 ? last : first;
            }

            await Task.Delay(LookPeriod, cancellationToken);
        }

        return (last.Stored - first.Stored) / Stopwatch.GetElapsedTime(first.Ticks, last.Ticks).TotalSeconds;
    }

    private readonly record struct GatewayRun(
        double MessagesPerSecond, double Lost, double Resent, double CpuMicroseconds, double SystemCpuMicroseconds);
}
