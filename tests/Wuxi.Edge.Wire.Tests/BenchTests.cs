using System.Text.Json;
using Wuxi.Edge.Benchmarks;
using Wuxi.Edge.Benchmarks.Wire;

namespace Wuxi.Edge.Wire.Tests;

/// <summary>The harness, and what of the wire bench is the same on every machine.</summary>
public class BenchTests
{
    private static readonly BenchOptions Short = new() { Runs = 2, RunTime = TimeSpan.FromMilliseconds(1), WarmUp = TimeSpan.Zero };

    [Fact]
    public async Task A_record_stays_small_and_reading_it_makes_no_garbage()
    {
        IReadOnlyList<BenchResult> results = await new WireBench().RunAsync(Short, CancellationToken.None);

        Assert.Equal(
            ["decode_metrics_per_s", "encode_metrics_per_s", "decode_bytes_allocated", "bytes_per_metric", "bytes_per_metric_scaled_integers"],
            results.Select(result => result.Metric));
        Assert.All(results, result => Assert.Equal("wire", result.Bench));
        Assert.Empty(Budget.Faults(File.ReadAllText(Budget.Path), results));
        Assert.All(results.Take(2), result => Assert.True(result is { Peer: "Google.Protobuf", Ratio: > 0, Min: > 0, Runs: 2 }));
    }

    [Fact]
    public void Writing_a_record_makes_no_garbage()
    {
        var codec = new RecordCodec();
        codec.Encode(1);
        codec.EncodeScaled(1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (uint i = 0; i < 100; i++)
        {
            codec.Encode(i);
            codec.EncodeScaled(i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_result_is_the_median_with_its_spread_and_the_peers()
    {
        BenchResult result = BenchResult.Of("wire", "rate", "1/s", [5, 1, 4, 2], "other", [2, 1, 1.5]);

        Assert.Equal(new BenchResult("wire", "rate", "1/s", 3, 1, 5, 4, "other", 1.5, 2), result);
    }

    [Theory]
    [InlineData(50, 3)]
    [InlineData(99, 5)]
    [InlineData(1, 1)]
    [InlineData(100, 5)]
    public void Percentiles_are_samples(double percent, double expected) =>
        Assert.Equal(expected, Statistics.Percentile([5, 1, 4, 2, 3], percent));

    [Fact]
    public void Json_has_the_names_that_were_agreed_on_and_leaves_out_a_peer_that_is_not()
    {
        string json = BenchJson.Write([BenchResult.Of("wire", "rate", "1/s", [3], "other", [2]), BenchResult.Exact("wire", "size", "B", 17.25)]);

        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(
            ["bench", "metric", "unit", "median", "min", "max", "runs", "peer", "peer_median", "ratio"],
            document.RootElement[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["bench", "metric", "unit", "median", "min", "max", "runs"],
            document.RootElement[1].EnumerateObject().Select(member => member.Name));
        Assert.Equal(1.5, document.RootElement[0].GetProperty("ratio").GetDouble());
    }

    [Fact]
    public void A_goal_is_told_with_whether_it_is_met()
    {
        BenchResult result = BenchResult.Of("wire", "rate", "1/s", [1500], "other", [1000]);

        Assert.Equal(("at least 1,000", true), (result.AtLeast(1000).Goal, result.AtLeast(1000).GoalMet));
        Assert.Equal(("at most 1,000, ratio at least 1.5", false), (result.AtMost(1000).RatioAtLeast(1.5).Goal, result.AtMost(1000).RatioAtLeast(1.5).GoalMet));
        using JsonDocument document = JsonDocument.Parse(BenchJson.Write([result.AtLeast(1000)]));
        Assert.Equal("at least 1,000", document.RootElement[0].GetProperty("goal").GetString());
        Assert.True(document.RootElement[0].GetProperty("goal_met").GetBoolean());
    }

    [Fact]
    public void A_budget_is_exceeded_by_more_and_by_what_was_not_measured()
    {
        const string Json = """{ "wire": { "size": 17, "waste": 0, "other": 1 }, "ingest": { "lost": 0 } }""";
        BenchResult[] results = [BenchResult.Exact("wire", "size", "B", 17), BenchResult.Of("wire", "waste", "B", [0, 0, 8])];

        Assert.Equal(["wire waste: found 8, the budget is 0", "wire other: in the budget and not measured"], Budget.Faults(Json, results));
    }

    [Fact]
    public void The_table_has_a_line_for_each_result()
    {
        using var writer = new StringWriter { NewLine = "\n" };

        BenchTable.Write(writer, [BenchResult.Of("wire", "rate", "1/s", [1234567.8], "other", [2]), BenchResult.Exact("wire", "size", "B", 17.25).AtMost(17)]);

        Assert.Equal(
            """
            bench  metric     median        min        max  unit  runs  peer   peer median      ratio  goal        met
            wire   rate    1,234,568  1,234,568  1,234,568  1/s      1  other            2  617283.90
            wire   size        17.25      17.25      17.25  B        1                                 at most 17  NO

            """,
            writer.ToString());
    }
}
