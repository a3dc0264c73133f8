using System.Globalization;

namespace Wuxi.Edge.Benchmarks;

/// <summary>One figure of a bench: the median of its runs with their spread, and that of a peer measured in between.</summary>
/// <param name="Bench">Name of the bench, as on the command line.</param>
/// <param name="Metric">What was measured, e.g. <c>decode_metrics_per_s</c>.</param>
/// <param name="Unit">Unit of median, minimum and maximum, e.g. <c>1/s</c>, <c>ms</c>, <c>B</c>.</param>
/// <param name="Runs">How many runs the median is of; 1 for what cannot vary.</param>
/// <param name="Peer">Who else was measured; null for nobody.</param>
/// <param name="PeerMedian">The peer's median, same unit.</param>
/// <param name="Ratio">Median divided by the peer's median.</param>
public sealed record BenchResult(
    string Bench,
    string Metric,
    string Unit,
    double Median,
    double Min,
    double Max,
    int Runs,
    string? Peer = null,
    double? PeerMedian = null,
    double? Ratio = null)
{
    /// <summary>What the figure should be, in words, e.g. <c>at most 10</c>; null for no goal.</summary>
    public string? Goal { get; private init; }

    /// <summary>Whether it is that; null for no goal.</summary>
    public bool? GoalMet { get; private init; }

    /// <summary>A figure out of the samples of the runs, and those of the peer's runs where there is one.</summary>
    public static BenchResult Of(
        string bench, string metric, string unit, IReadOnlyList<double> samples, string? peer = null, IReadOnlyList<double>? peerSamples = null)
    {
        double median = Statistics.Median(samples);
        double? peerMedian = peerSamples is null ? null : Statistics.Median(peerSamples);
        return new BenchResult(bench, metric, unit, median, samples.Min(), samples.Max(), samples.Count, peer, peerMedian, median / peerMedian);
    }

    /// <summary>A figure that is the same in every run.</summary>
    public static BenchResult Exact(string bench, string metric, string unit, double value) => Of(bench, metric, unit, [value]);

    /// <summary>The same with a goal for the median, besides those it has.</summary>
    public BenchResult AtMost(double limit) => With($"at most {Text(limit)}", Median <= limit);

    /// <inheritdoc cref="AtMost"/>
    public BenchResult AtLeast(double limit) => With($"at least {Text(limit)}", Median >= limit);

    /// <summary>The same with a goal for the ratio to the peer, besides those it has.</summary>
    public BenchResult RatioAtLeast(double limit) => With($"ratio at least {Text(limit)}", Ratio >= limit);

    private BenchResult With(string goal, bool isMet) =>
        this with { Goal = Goal is null ? goal : $"{Goal}, {goal}", GoalMet = isMet && GoalMet != false };

    private static string Text(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
