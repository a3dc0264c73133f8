using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop.Settings;

namespace Wuxi.Edge.Workshop.Tests;

/// <summary>Each folder of tests/cases/workshop is a workshop file with what must come of it.</summary>
public class WorkshopReaderCases
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Repository.Cases("workshop")).Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_as_expected(string name)
    {
        string folder = Path.Combine(Repository.Cases("workshop"), name);
        WorkshopReadResult result = WorkshopReader.Read(File.ReadAllText(Path.Combine(folder, "workshop.yaml")), "workshop.yaml");

        string errors = Path.Combine(folder, "expected.err");
        if (File.Exists(errors))
        {
            Assert.Equal(File.ReadAllText(errors), string.Concat(result.Faults.Select(fault => fault + "\n")));
            Assert.Null(result.Model);
            return;
        }

        Assert.Empty(result.Faults);
        Assert.Equal(
            File.ReadAllText(Path.Combine(folder, "expected.settings")),
            string.Concat(result.Model!.Nodes.Select(node => NodeSettingsWriter.Write(result.Model, node, "127.0.0.1", 8883))));
    }
}
