using Wuxi.Edge.Benchmarks;
using Wuxi.Edge.Benchmarks.Historian;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>What a reading takes on disk is a count and no time: it may not grow unnoticed.</summary>
public class BudgetTests
{
    [Fact]
    public void A_reading_takes_no_more_than_its_budget()
    {
        double bytes = HistorianBench.BytesPerReading(nodes: 500, seconds: 600, jitterMs: 0);
        string budget = File.ReadAllText(Budget.Path);
        Assert.DoesNotContain(
            Budget.Faults(budget, [BenchResult.Exact("historian", "bytes_per_reading", "B", bytes)]),
            fault => fault.StartsWith("historian bytes_per_reading:", StringComparison.Ordinal));
        Assert.InRange(bytes, 0.4, 0.73);
    }
}
