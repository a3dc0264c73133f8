using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Parts;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary><c>hardware/parts</c>: what is wired must be what the workshop file and the firmware know.</summary>
public class PartFileTests
{
    public static TheoryData<string> Parts => [.. PartCatalogue.All.Where(part => part.Section == "devices").Select(part => part.Id)];

    [Fact]
    public void There_is_a_folder_for_each_part_and_no_other() => Assert.Equal(
        PartCatalogue.All.Where(part => part.Section == "devices").Select(part => part.Id).Order(StringComparer.Ordinal),
        Directory.GetDirectories(Path.Combine(Repository.Root, "hardware", "parts")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_file_agrees_with_the_catalogue(string id)
    {
        YamlMappingNode file = Read(id);
        Part part = PartCatalogue.Find(id)!;
        Assert.Equal(id, Text(file, "part"));
        Assert.Equal(BusKinds.Word(part.Bus), Text((YamlMappingNode)file["bus"], "kind"));
        Assert.Equal(
            part.Metrics.Select(metric => (metric.Name, metric.Unit)),
            Items(file, "metrics").Select(metric => (Text(metric, "name"), Text(metric, "unit"))));
        Assert.Equal(part.Options.Any(option => option.Name == "address") ? "by address" : "alone", Text((YamlMappingNode)file["bus"], "sharing"));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_file_says_how_it_is_wired_where_that_is_from_and_what_to_check(string id)
    {
        YamlMappingNode file = Read(id);
        Assert.NotEmpty(Text(file, "name"));
        Assert.All(Items(file, "wires"), wire => Assert.True(Text(wire, "part").Length > 0 && Text(wire, "board").Length > 0));
        Assert.True(Items(file, "wires").Count() >= 2 || PartCatalogue.Find(id)!.Bus == BusKind.None);
        Assert.NotEmpty((YamlSequenceNode)file["sources"]);
        Assert.NotEmpty((YamlSequenceNode)file["verify"]);
        var bus = (YamlMappingNode)file["bus"];
        if (Text(bus, "kind") == "adc")
        {
            // 21 mA, a failure, must be less than full scale: otherwise a short circuit reads as a value.
            Assert.True(21 * Number(bus, "shunt-ohms") < Number(bus, "reference-millivolts"));
        }
        else if (Text(bus, "kind") == "uart")
        {
            Assert.InRange(Number(bus, "baud"), 300, 921_600);
            Assert.Contains(Text(bus, "parity"), new[] { "none", "even", "odd" });
        }
    }

    private static YamlMappingNode Read(string id)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Repository.Root, "hardware", "parts", id, "part.yaml"))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Items(YamlMappingNode map, string key) => ((YamlSequenceNode)map[key]).Cast<YamlMappingNode>();

    private static string Text(YamlMappingNode map, string key) => ((YamlScalarNode)map[key]).Value ?? "";

    private static double Number(YamlMappingNode map, string key) =>
        double.Parse(Text(map, key), System.Globalization.CultureInfo.InvariantCulture);
}
