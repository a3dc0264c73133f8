using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Workshop.Tests;

public class WorkshopModelTests
{
    private static WorkshopModel Small => WorkshopReader.ReadFile(
        Path.Combine(Repository.Cases("workshop"), "good-small", "workshop.yaml")).Model!;

    [Fact]
    public void Points_are_numbered_from_zero_and_hang_on_their_equipment()
    {
        WorkshopModel workshop = Small;

        Assert.Equal([0, 1, 2], workshop.Points.Select(point => point.Index));
        Assert.Equal(
            ["A1/compressor-1/active-power", "A1/compressor-1/energy", "A1/hall/smoke"],
            workshop.Points.Select(point => point.Id));
        EquipmentItem hall = workshop.Areas.Single().Equipment[1];
        Assert.Equal("A1/hall/smoke", Assert.Single(hall.Points).Id);
        Assert.Equal(PointKind.Counter, workshop.FindPoint("A1/compressor-1/energy")!.Kind);
        Assert.Null(workshop.FindPoint("A1/compressor-1/none"));
    }

    [Fact]
    public void Every_line_of_a_file_can_be_broken_without_an_exception()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Cases("workshop"), "good-small", "workshop.yaml"));
        string[] poisons = ["", "x", "- - -", "a: {", "\t", "name: [1, 2]", "? :", "*unknown", "&a *a", ": :"];
        for (int line = 0; line < lines.Length; line++)
        {
            foreach (string poison in poisons)
            {
                string[] broken = [.. lines];
                broken[line] = broken[line][..(broken[line].Length / 2)] + poison;
                WorkshopReadResult result = WorkshopReader.Read(string.Join('\n', broken), "w.yaml");
                Assert.True(result.Model is null != (result.Faults.Count == 0), $"line {line + 1} with '{poison}'");
            }
        }
    }

    [Fact]
    public void A_missing_key_of_every_block_is_named()
    {
        WorkshopReadResult result = WorkshopReader.Read("workshop: W1", "w.yaml");

        Assert.Equal(
            ["w.yaml:1:1: the file: 'areas' is missing, expected a list", "w.yaml:1:1: the file: 'nodes' is missing, expected a list"],
            result.Faults.Select(fault => fault.ToString()));
    }
}
