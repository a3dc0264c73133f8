using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Workshop.Tests;

/// <summary>The share of a line's time against a line that is lived through, millisecond by millisecond of its schedule.</summary>
public class BusBudgetTests
{
    private const int LongestSeconds = 60;

    private static readonly int[] PeriodsMs = [1000, 2000, 3000, 5000, 10_000];

    [Theory]
    [InlineData("dlt645")]
    [InlineData("sdm630")]
    [InlineData("dtsu666")]
    [InlineData("cjt188-heat")]
    public void A_line_is_never_in_use_for_longer_than_reckoned(string id)
    {
        Part part = PartCatalogue.Find(id)!;
        var random = new Random(20_260_601);
        for (int run = 0; run < 200; run++)
        {
            var bus = new UartBus("b", "COM2", new[] { 1200, 2400, 9600, 38_400 }[random.Next(4)], random.Next(2) == 0 ? "none" : "even");
            PointDefinition[] points = [.. part.Metrics.Where(_ => random.Next(3) > 0).Select((metric, i) => Point(i, metric, PeriodsMs[random.Next(PeriodsMs.Length)]))];
            double inUseMs = 0;
            for (int atMs = 0; atMs < LongestSeconds * 1000; atMs += 1000)
            {
                string[] due = [.. points.Where(point => atMs % point.Point.PeriodMs == 0).Select(point => point.Point.Metric)];
                inUseMs += due.Length == 0 ? 0 : part.Timing!.ReadingMs(due, bus.Baud, bus.Parity);
            }

            double reckoned = BusBudget.Use(bus, new DeviceDefinition("d", id, "b", 30_000, new Dictionary<string, string>(), points));
            Assert.True(inUseMs / (LongestSeconds * 1000) <= reckoned + 1e-9, $"run {run}: {inUseMs / (LongestSeconds * 1000)} is more than {reckoned}");
        }
    }

    [Fact]
    public void Registers_far_apart_are_dearer_together_on_a_slow_line()
    {
        var bus = new UartBus("b", "COM2", 1200, "none");
        PartMetric[] metrics = [.. PartCatalogue.Find("sdm630")!.Metrics.Where(metric => metric.Name is "voltage-a" or "active-power")];
        double use = BusBudget.Use(bus, new DeviceDefinition(
            "d", "sdm630", "b", 30_000, new Dictionary<string, string>(), [Point(0, metrics[0], 5000), Point(1, metrics[1], 10_000)]));

        // Alone 8 + 9 bytes; with both of them 8 + 5 + 2 x 54.
        double alone = (17 * 10 / 1.2) + 230;
        double together = (121 * 10 / 1.2) + 230;
        Assert.Equal((alone / 5000) + ((together - alone) / 10_000), use, 9);
    }

    private static PointDefinition Point(int index, PartMetric metric, int periodMs) => new(
        new Point(index, "A1/e/" + metric.Name, new LocalizedText("", ""), metric.Unit, metric.Resolution, metric.Kind, "N001", "d", metric.Name, periodMs, 60_000), 0);
}
