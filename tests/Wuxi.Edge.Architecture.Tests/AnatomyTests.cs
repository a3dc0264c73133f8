using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Architecture.Tests;

/// <summary>Every part of a kind has the same cast of files, so that knowing one is knowing all.</summary>
public class AnatomyTests
{
    private static readonly string[] Stages = ["Ingest", "Historian", "Alarms", "Control"];

    public static TheoryData<string> HostProjects =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "host")).Select(path => Path.GetFileName(path)!).Order()];

    public static TheoryData<string> StageProjects => [.. Stages];

    // The node as an instrument of its own has no frames; what it measures is the board's (BoardHealth in the emulator).
    public static TheoryData<string> Sensors =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "firmware/src/Wuxi.Edge.Node/Sensors")).Select(path => Path.GetFileName(path)!)
            .Where(name => name != "NodeItself").Order()];

    [Theory]
    [MemberData(nameof(HostProjects))]
    public void A_project_says_what_it_is(string project) => AssertFile("host", project, "README.md");

    [Theory]
    [MemberData(nameof(StageProjects))]
    public void A_stage_has_the_cast_of_a_stage(string stage)
    {
        string folder = "Wuxi.Edge." + stage;
        // Names are in the singular (AlarmOptions) or as the project's (IngestOptions).
        string one = stage.TrimEnd('s');
        foreach (string member in new[] { "Options", "Stage", "Log", "ServiceCollectionExtensions" })
        {
            bool isThere = new[] { one, stage }.Any(name => File.Exists(Path.Combine(Repository.Root, "host", folder, name + member + ".cs")));
            Assert.True(isThere, $"{folder} has no {one}{member}.cs");
        }
    }

    [Theory]
    [MemberData(nameof(Sensors))]
    public void A_sensor_has_driver_decoder_frames_readme_and_an_emulated_device(string sensor)
    {
        string folder = "firmware/src/Wuxi.Edge.Node/Sensors/" + sensor;
        AssertFile(folder, sensor + ".cs");
        AssertFile(folder, sensor + "Decoder.cs");
        AssertFile(folder, "README.md");
        Assert.True(Directory.Exists(Path.Combine(Repository.Root, "host/Wuxi.Edge.Emulator/Devices", sensor)), $"the emulator has no Devices/{sensor}");
    }

    [Fact]
    public void Files_stay_small()
    {
        string[] sources = [.. new[] { "host", "firmware/src", "tests" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))];
        int[] lengths = [.. sources.Select(path => File.ReadLines(path).Count()).Order()];
        Assert.True(lengths[lengths.Length / 2] < 100, $"the median file has {lengths[lengths.Length / 2]} lines");
        string[] tooLong = [.. sources.Where(path => File.ReadLines(path).Count() > 400).Select(path => Path.GetRelativePath(Repository.Root, path))];
        Assert.Empty(tooLong);
    }

    private static void AssertFile(params string[] parts)
    {
        string path = Path.Combine([Repository.Root, .. parts]);
        Assert.True(File.Exists(path), $"{Path.GetRelativePath(Repository.Root, path)} is missing");
    }
}
