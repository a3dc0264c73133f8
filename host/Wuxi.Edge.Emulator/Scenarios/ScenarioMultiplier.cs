using System.Globalization;
using Wuxi.Edge.Workshop;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>
/// Makes a workshop of any size out of a small one: its nodes are copied round by round, each copy with areas, alarms and
/// interlocks of its own, driving the same outputs. The first round keeps all names; the k-th adds <c>-k</c>. Nodes are
/// named N001, N002, … throughout. Pure but for <see cref="MakeFromDemo"/>; thread safe.
/// </summary>
public static class ScenarioMultiplier
{
    /// <summary>Makes <paramref name="count"/> nodes from the ready demo scenario.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 9,999 nodes.</exception>
    public static MultipliedScenario MakeFromDemo(int count)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Ready");
        return Make(
            File.ReadAllText(Path.Combine(folder, "demo.workshop.yaml")),
            File.ReadAllText(Path.Combine(folder, "demo.scenario.yaml")),
            count,
            "many.workshop.yaml");
    }

    /// <summary>Makes <paramref name="count"/> nodes from the text of two files that have no faults.</summary>
    /// <exception cref="ArgumentException">The workshop file has faults.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 9,999 nodes.</exception>
    public static MultipliedScenario Make(string workshopText, string scenarioText, int count, string workshopFile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 9999);
        WorkshopReadResult read = WorkshopReader.Read(workshopText, "workshop.yaml");
        WorkshopModel model = read.Model
            ?? throw new ArgumentException($"The workshop file has faults, first: {read.Faults[0]}", nameof(workshopText));

        var copies = new List<NodeCopy>();
        for (var index = 0; index < count; index++)
        {
            NodeDefinition original = model.Nodes[index % model.Nodes.Count];
            copies.Add(new NodeCopy(original.Id, NodeId(index), index / model.Nodes.Count));
        }

        YamlMappingNode workshop = Parse(workshopText);
        WorkshopCopier.Copy(workshop, model, copies);
        YamlMappingNode scenario = Parse(scenarioText);
        CopyScenario(scenario, copies, workshopFile);
        return new MultipliedScenario(workshopFile, Save(workshop), Save(scenario));
    }

    private static string NodeId(int index) => string.Create(CultureInfo.InvariantCulture, $"N{index + 1:000}");

    private static void CopyScenario(YamlMappingNode scenario, List<NodeCopy> copies, string workshopFile)
    {
        scenario.Set("workshop", workshopFile);
        foreach (string key in new[] { "nodes", "faults" })
        {
            if (!scenario.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) || node is not YamlSequenceNode list)
            {
                continue;
            }

            var made = new YamlSequenceNode();
            foreach (NodeCopy copy in copies)
            {
                foreach (YamlMappingNode item in list.Children.OfType<YamlMappingNode>().Where(item => item.Get("node") == copy.Original))
                {
                    YamlMappingNode clone = item.Clone();
                    clone.Set("node", copy.Id);
                    made.Add(clone);
                }
            }

            // Faults of the broker and the gateway have no node and stay as they are.
            made.Children.AddRange(list.Children.OfType<YamlMappingNode>().Where(item => item.Get("node") is null));
            scenario.Children[new YamlScalarNode(key)] = made;
        }
    }

    private static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static string Save(YamlMappingNode root)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static void AddRange(this IList<YamlNode> list, IEnumerable<YamlNode> nodes)
    {
        foreach (YamlNode node in nodes)
        {
            list.Add(node);
        }
    }
}
