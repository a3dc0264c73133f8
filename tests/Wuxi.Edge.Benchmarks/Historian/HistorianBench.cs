using System.Diagnostics;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Benchmarks.Historian.Peers;

namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>
/// The historian by itself: bytes a reading after sealing, all files included, of synthetic and recorded series; and how long
/// the questions of a console take when the files are in the page cache. Its peers take the same readings and questions, one after the other.
/// </summary>
public sealed class HistorianBench : IBench
{
    /// <summary>Most of each figure, ms and bytes a reading; the bytes are those of VictoriaMetrics 1.79.5, all files.</summary>
    private static readonly Dictionary<string, double> Goals = new(StringComparer.Ordinal)
    {
        ["last_10k_points_ms"] = 5,
        ["downsample_60k_ms"] = 3,
        ["hourly_means_100_ms"] = 10,
        ["downsample_30d_raw_ms"] = 20,
        ["downsample_30d_rollup_ms"] = 2,
        ["bytes_per_reading"] = 0.73,
        ["bytes_per_reading_jitter"] = 1.52,
        ["bytes_per_reading_steel"] = 1.39,
        ["bytes_per_reading_skab"] = 2.04,
        ["bytes_per_reading_solarcast_dust"] = 6.07,
        ["bytes_per_reading_femto"] = 2.10,
    };

    private const int QueryRuns = 15;
    private const int FewestRuns = 3;
    private const int WarmUps = 5;

    /// <summary>So long a question is asked before it counts: a gateway runs for months, and the runtime takes a while until its code is as fast as it gets.</summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Slow ones are asked less often.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(5);

    private readonly Comparison _figures = new();

    public string Name => "historian";

    public Task<IReadOnlyList<BenchResult>> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        if (VictoriaServer.Program is null)
        {
            Console.Error.WriteLine("victoria-metrics is not installed (Debian package victoria-metrics): compared with rows of SQLite only");
        }

        ManyPoints(cancellationToken);
        FewPoints(cancellationToken);
        Measure("bytes_per_reading_jitter", 100, subject => SyntheticFill.Fill(subject, 5, 60_000, 50), cancellationToken);
        OnePoint();
        foreach ((string name, Recordings set) in Recordings.All())
        {
            Measure("bytes_per_reading_" + name, set.Points, set.Fill, cancellationToken);
        }

        return Task.FromResult<IReadOnlyList<BenchResult>>([.. _figures.Results(Name, Goals)]);
    }

    /// <summary>Bytes a reading of a synthetic plant after sealing, all files included; the same on every machine.</summary>
    /// <param name="nodes">Nodes of 20 metrics.</param>
    /// <param name="seconds">Readings of each metric.</param>
    /// <param name="jitterMs">Each record is up to so much late, below.</param>
    public static double BytesPerReading(int nodes, int seconds, int jitterMs)
    {
        using var history = new BenchHistory(nodes * SyntheticPlant.MetricsPerNode);
        SyntheticFill.Fill(history, nodes, seconds, jitterMs);
        history.Finish();
        return history.CloseAndMeasure();
    }

    private void ManyPoints(CancellationToken cancellationToken)
    {
        const int nodes = 500;
        const int seconds = 600;
        const int points = nodes * SyntheticPlant.MetricsPerNode;
        long endMs = SyntheticPlant.StartMs + (seconds * 1000L);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Measure("bytes_per_reading", points, subject => SyntheticFill.Fill(subject, nodes, seconds, 0), cancellationToken, subject =>
        {
            if (subject.Peer is null)
            {
                TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
                _figures.Add("store_and_seal_cpu_us", "us", null, [used.TotalMicroseconds / points / seconds]);
            }

            Time("last_10k_points_ms", subject.Peer, () => subject.ReadLast(points, endMs));
        });
    }

    private void FewPoints(CancellationToken cancellationToken)
    {
        const int nodes = 5;
        const int seconds = 60_000;
        const int points = nodes * SyntheticPlant.MetricsPerNode;
        long startMs = SyntheticPlant.StartMs;
        long endMs = startMs + (seconds * 1000L);
        Measure("bytes_per_reading_100_points", points, subject => SyntheticFill.Fill(subject, nodes, seconds, 0), cancellationToken, subject =>
        {
            Time("downsample_60k_ms", subject.Peer, () => subject.ReadTrend(0, startMs, endMs, 1000));
            Time("hourly_means_100_ms", subject.Peer, () => subject.ReadHourlyMeans(points, startMs, endMs));
        });
    }

    /// <summary>30 days of one reading a second.</summary>
    private void OnePoint()
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

        history.Finish();
        long endMs = SyntheticPlant.StartMs + (seconds * 1000L);
        Time("downsample_30d_raw_ms", null, () => history.Query.ReadTrend(history.PointId(0), SyntheticPlant.StartMs, endMs, 1000));
        Time("downsample_30d_rollup_ms", null, () => history.Query.ReadRollupTrend(history.PointId(0), SyntheticPlant.StartMs, endMs, 1000));
    }

    /// <summary>The historian and each of its peers: fills it, asks it, and measures its bytes.</summary>
    private void Measure(
        string bytesMetric, int points, Action<IHistorianSubject> fill, CancellationToken cancellationToken, Action<IHistorianSubject>? ask = null)
    {
        Func<IHistorianSubject>[] subjects = [() => new BenchHistory(points), () => new SqlitePeer(), () => new VictoriaPeer()];
        foreach (Func<IHistorianSubject> open in VictoriaServer.Program is null ? subjects[..2] : subjects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using IHistorianSubject subject = open();
            fill(subject);
            subject.Finish();
            ask?.Invoke(subject);
            _figures.Add(bytesMetric, "B", subject.Peer, [subject.CloseAndMeasure()]);
        }
    }

    private void Time(string metric, string? peer, Action query)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; (i < WarmUps || Stopwatch.GetElapsedTime(begin) < WarmUpTime) && Stopwatch.GetElapsedTime(begin) < LongestTime; i++)
        {
            query();
        }

        var samples = new List<double>();
        begin = Stopwatch.GetTimestamp();
        while (samples.Count < FewestRuns || (samples.Count < QueryRuns && Stopwatch.GetElapsedTime(begin) < LongestTime))
        {
            long start = Stopwatch.GetTimestamp();
            query();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        _figures.Add(metric, "ms", peer, samples);
    }
}
