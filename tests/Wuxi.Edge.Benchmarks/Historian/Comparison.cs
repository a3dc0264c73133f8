namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>Figures of the historian and of its peers, which become one result for each peer. Not thread safe.</summary>
internal sealed class Comparison
{
    private readonly List<(string Metric, string Unit, string? Peer, IReadOnlyList<double> Samples)> _figures = [];

    /// <param name="metric">What was measured.</param>
    /// <param name="unit">In what.</param>
    /// <param name="peer">Of whom; null: of the historian.</param>
    /// <param name="samples">One or more.</param>
    public void Add(string metric, string unit, string? peer, IReadOnlyList<double> samples) => _figures.Add((metric, unit, peer, samples));

    /// <summary>The results, in the order in which the historian was measured.</summary>
    /// <param name="bench">Name of the bench.</param>
    /// <param name="goals">What a figure may be at most; told with the first result of each.</param>
    public IEnumerable<BenchResult> Results(string bench, IReadOnlyDictionary<string, double> goals)
    {
        foreach ((string metric, string unit, _, IReadOnlyList<double> samples) in _figures.Where(figure => figure.Peer is null))
        {
            List<BenchResult> results =
            [
                .. _figures.Where(figure => figure.Metric == metric && figure.Peer is not null)
                    .Select(figure => BenchResult.Of(bench, metric, unit, samples, figure.Peer, figure.Samples)),
            ];
            if (results.Count == 0)
            {
                results.Add(BenchResult.Of(bench, metric, unit, samples));
            }

            if (goals.TryGetValue(metric, out double limit))
            {
                results[0] = results[0].AtMost(limit);
            }

            foreach (BenchResult result in results)
            {
                yield return result;
            }
        }
    }
}
