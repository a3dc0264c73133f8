using System.Globalization;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Emulator.Tests.Scenarios;

/// <summary>Each folder of tests/cases/scenario is a scenario with what must come of it.</summary>
public class ScenarioReaderCases
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Repository.Cases("scenario")).Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_expected(string name)
    {
        string folder = Path.Combine(Repository.Cases("scenario"), name);
        ScenarioReadResult result = ScenarioReader.Read(
            File.ReadAllText(Path.Combine(folder, "scenario.yaml")), "scenario.yaml", new ScenarioFolders(folder, null));

        string errors = Path.Combine(folder, "expected.err");
        if (File.Exists(errors))
        {
            Assert.Equal(File.ReadAllText(errors), string.Concat(result.Faults.Select(fault => fault + "\n")));
            Assert.Null(result.Scenario);
            return;
        }

        Assert.Empty(result.Faults);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "expected.txt")), Describe(result.Scenario!));
    }

    [Fact]
    public void Every_ready_scenario_is_without_fault()
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Ready"), "*.scenario.yaml");
        Assert.True(files.Length >= 3);
        Assert.All(files, file => Assert.Empty(ScenarioReader.ReadFile(file).Faults));
    }

    private static string Describe(Scenario scenario)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine($"{scenario.Id} in {scenario.Workshop.Id} from {scenario.Start:yyyy-MM-dd'T'HH:mm:sszzz}");
        foreach (ScenarioNode node in scenario.Nodes)
        {
            text.WriteLine($"{node.Node.Id} on {node.Board.Name}");
            foreach (var device in node.Signals)
            {
                text.WriteLine($"  {device.Key}: {string.Join(", ", device.Value.Keys)}");
            }
        }

        foreach (var fault in scenario.Faults)
        {
            text.WriteLine(FormattableString.Invariant($"{fault.Kind} at {fault.AtMs} for {fault.ForMs} node '{fault.Node}' target '{fault.Target}' rate {fault.Rate}"));
        }

        return text.ToString();
    }
}
