using System.Diagnostics;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>
/// The historian by itself: bytes a reading after sealing, all files included, of synthetic and recorded series; and how long
/// the questions of a console take when the files are in the page cache.
/// </summary>
public sealed class HistorianBench : IBench
{
    /// <summary>Bytes a reading that VictoriaMetrics 1.79.5 takes for the same series, all files, measured on two cores of an AMD EPYC.</summary>
    private static readonly Dictionary<string, double> Goals = new(StringComparer.Ordinal)
    {
        ["steel"] = 1.39,
        ["skab"] = 2.04,
        ["solarcast_dust"] = 6.07,
        ["femto"] = 2.10,
    };

    private const int QueryRuns = 15;
    private const int WarmUps = 5;

    /// <summary>So long a question is asked before it counts: a gateway runs for months, and the runtime takes a while until its code is as fast as it gets.</summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(500);

    public string Name => "historian";

    public Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var results = new List<BenchResult>();
        ManyPoints(results);
        FewPoints(results);
        Jitter(results);
        OnePoint(results);
        foreach ((string name, Recordings set) in Recordings.All())
        {
            using var history = new BenchHistory(set.Points);
            set.Fill(history);
            history.Compact();
            results.Add(BenchResult.Exact(Name, "bytes_per_reading_" + name, "B", history.CloseAndMeasure()).AtMost(Goals[name]));
        }

        return Task.FromResult<IReadOnlyList<BenchResult>>(results);
    }

    private void ManyPoints(List<BenchResult> results)
    {
        const int nodes = 500;
        const int seconds = 600;
        using var history = new BenchHistory(nodes * SyntheticPlant.MetricsPerNode);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        SyntheticFill.Fill(history, nodes, seconds, 0);
        history.Compact();
        TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
        results.Add(BenchResult.Exact(Name, "store_and_seal_cpu_us", "us", used.TotalMicroseconds / history.Readings));
        long endMs = SyntheticPlant.StartMs + (seconds * 1000L);
        results.Add(Time("last_10k_points_ms", () => history.Query.ReadLast(endMs)).AtMost(5));
        results.Add(BenchResult.Exact(Name, "bytes_per_reading", "B", history.CloseAndMeasure()).AtMost(0.73));
    }

    private void FewPoints(List<BenchResult> results)
    {
        const int nodes = 5;
        const int seconds = 60_000;
        const long hourMs = 3_600_000;
        const int points = nodes * SyntheticPlant.MetricsPerNode;
        using var history = new BenchHistory(points);
        SyntheticFill.Fill(history, nodes, seconds, 0);
        history.Compact();
        long startMs = SyntheticPlant.StartMs;
        results.Add(Time("downsample_60k_ms", () => history.Query.ReadTrend(history.PointId(0), startMs, startMs + (seconds * 1000L), 1000)).AtMost(3));
        long[] hours = [.. Enumerable.Range(0, 18).Select(i => ((startMs / hourMs) + i) * hourMs)];
        results.Add(Time("hourly_means_100_ms", () =>
        {
            for (int point = 0; point < points; point++)
            {
                history.Query.ReadWindows(history.PointId(point), hours);
            }
        }).AtMost(10));
        results.Add(BenchResult.Exact(Name, "bytes_per_reading_100_points", "B", history.CloseAndMeasure()));
    }

    private void Jitter(List<BenchResult> results) =>
        results.Add(BenchResult.Exact(Name, "bytes_per_reading_jitter", "B", BytesPerReading(5, 60_000, 50)).AtMost(1.52));

    /// <summary>Bytes a reading of a synthetic plant after sealing, all files included; the same on every machine.</summary>
    /// <param name="nodes">Nodes of 20 metrics.</param>
    /// <param name="seconds">Readings of each metric.</param>
    /// <param name="jitterMs">Each record is up to so much late, below.</param>
    public static double BytesPerReading(int nodes, int seconds, int jitterMs)
    {
        using var history = new BenchHistory(nodes * SyntheticPlant.MetricsPerNode);
        SyntheticFill.Fill(history, nodes, seconds, jitterMs);
        history.Compact();
        return history.CloseAndMeasure();
    }

    /// <summary>30 days of one reading a second.</summary>
    private void OnePoint(List<BenchResult> results)
    {
        const int seconds = 30 * 86_400;
        var plant = new SyntheticPlant(1, 2);
        using var history = new BenchHistory(1);
        for (int second = 0; second < seconds; second++)
        {
            plant.Step();
            long timeMs = SyntheticPlant.StartMs + (second * 1000L);
            history.Append("N001", timeMs, [new Reading(0, timeMs, PointValue.FromFloat(plant.Steps(0, 0) / 10f), Quality.Good, BadReason.None)]);
        }

        history.Compact();
        long endMs = SyntheticPlant.StartMs + (seconds * 1000L);
        results.Add(Time("downsample_30d_raw_ms", () => history.Query.ReadTrend(history.PointId(0), SyntheticPlant.StartMs, endMs, 1000)).AtMost(20));
        results.Add(Time("downsample_30d_rollup_ms", () => history.Query.ReadRollupTrend(history.PointId(0), SyntheticPlant.StartMs, endMs, 1000)).AtMost(2));
    }

    private BenchResult Time(string metric, Action query)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUps || Stopwatch.GetElapsedTime(begin) < WarmUpTime; i++)
        {
            query();
        }

        var samples = new List<double>();
        for (int i = 0; i < QueryRuns; i++)
        {
            long start = Stopwatch.GetTimestamp();
            query();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return BenchResult.Of(Name, metric, "ms", samples);
    }
}
