using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Node.Tests.Settings;

/// <summary>The files of <c>hardware/parts</c> name what the catalogue knows: each metric with its unit, in the same order.</summary>
public class PartFileTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "hardware", "parts")).Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_part_file_agrees_with_the_catalogue(string id)
    {
        Part? part = PartCatalogue.Find(id);
        Assert.NotNull(part);
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "hardware", "parts", id, "part.yaml"));
        Assert.Contains("part: " + id, lines);
        Assert.Equal(
            part.Metrics.Select(metric => $"  - {{ name: {metric.Name}, unit: {(metric.Unit == "1" ? "\"1\"" : metric.Unit)} }}"),
            lines.Where(line => line.StartsWith("  - { name: ", StringComparison.Ordinal)));
        Assert.Contains("sources:", lines);
        Assert.Contains("verify:", lines);
    }
}
