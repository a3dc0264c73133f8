using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Emulator.Tests.Scenarios;

public class ScenarioMultiplierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(100)]
    public void Makes_a_workshop_of_that_many_nodes_without_fault(int count)
    {
        MultipliedScenario made = ScenarioMultiplier.MakeFromDemo(count);
        string folder = Directory.CreateTempSubdirectory("wuxi-edge-test-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, made.WorkshopFile), made.WorkshopText);
            ScenarioReadResult result = ScenarioReader.Read(made.ScenarioText, "many.scenario.yaml", new ScenarioFolders(folder, null));
            Assert.Empty(result.Faults);
            WorkshopModel workshop = result.Scenario!.Workshop;
            Assert.Equal(Enumerable.Range(1, count).Select(number => $"N{number:000}"), result.Scenario.Nodes.Select(node => node.Node.Id));
            Assert.Equal(count, workshop.Nodes.Count);

            // Every node's points are watched as those of the node it is a copy of.
            WorkshopModel demo = WorkshopReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", "demo.workshop.yaml")).Model!;
            int Alarms(WorkshopModel model, string node) => model.Alarms.Count(alarm => alarm.Point.Node == node);
            Assert.All(Enumerable.Range(1, count), number =>
                Assert.Equal(Alarms(demo, $"N{((number - 1) % 6) + 1:000}"), Alarms(workshop, $"N{number:000}")));
            Assert.All(result.Scenario.Nodes, node => Assert.NotEmpty(node.Signals));
            Assert.Equal(demo.Outputs.Count, workshop.Outputs.Count);
            Assert.Contains(workshop.Interlocks, interlock => interlock.Output == "siren" && interlock.Alarms.Count > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Of_as_many_nodes_as_the_demo_has_it_makes_the_demo() =>
        Assert.Equal(
            WorkshopReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", "demo.workshop.yaml")).Model!.Points.Select(point => point.Id),
            WorkshopReader.Read(ScenarioMultiplier.MakeFromDemo(6).WorkshopText, "made.yaml").Model!.Points.Select(point => point.Id));
}
