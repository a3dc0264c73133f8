using System.Globalization;
using System.Text.Json;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks;

/// <summary>
/// What figures that are the same on every machine (allocations, bytes) may be at most: <c>budget.json</c>, by bench and metric. Times have
/// goals, and no budget.
/// </summary>
public static class Budget
{
    /// <summary>The file.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "tests", "Wuxi.Edge.Benchmarks", "budget.json");

    /// <summary>What is over the budget, or missing from the results of a bench that has run, in words.</summary>
    /// <param name="json">Text of the file.</param>
    /// <param name="results">Of one or more benches.</param>
    public static IReadOnlyList<string> Faults(string json, IReadOnlyList<BenchResult> results)
    {
        using JsonDocument budget = JsonDocument.Parse(json);
        return
        [
            .. budget.RootElement.EnumerateObject()
                .Where(bench => results.Any(result => result.Bench == bench.Name))
                .SelectMany(bench => bench.Value.EnumerateObject().Select(metric => Fault(bench.Name, metric.Name, metric.Value.GetDouble(), results)))
                .OfType<string>(),
        ];
    }

    private static string? Fault(string bench, string metric, double limit, IReadOnlyList<BenchResult> results) =>
        results.FirstOrDefault(result => result.Bench == bench && result.Metric == metric) switch
        {
            null => $"{bench} {metric}: in the budget and not measured",
            { Max: var max } when max > limit => string.Create(CultureInfo.InvariantCulture, $"{bench} {metric}: found {max}, the budget is {limit}"),
            _ => null,
        };
}
