using System.Globalization;
using Wuxi.Edge.Workshop;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>Turns the tree of a workshop file into one of its copied nodes.</summary>
internal static class WorkshopCopier
{
    // What belongs to a piece of equipment.
    private static readonly string[] NodeLists = ["devices", "outputs", "interlocks"];

    public static void Copy(YamlMappingNode root, WorkshopModel model, IReadOnlyList<NodeCopy> copies)
    {
        IReadOnlyList<NodeCopy>[] rounds = [.. copies.GroupBy(copy => copy.Round).Select(round => round.ToArray())];
        Replace(root, "areas", [.. rounds.SelectMany(round => root.Items("areas").Select(area => CopyNamed(area, round[0])))]);

        Dictionary<string, YamlMappingNode> nodes = root.Items("nodes").ToDictionary(node => node.Get("id")!, StringComparer.Ordinal);
        Replace(root, "nodes", [.. copies.Select(copy => CopyNode(nodes[copy.Original], copy))]);

        Dictionary<string, string> nodeOfPoint = model.Points.ToDictionary(point => point.Id, point => point.Node, StringComparer.Ordinal);
        List<YamlMappingNode> alarms = [];
        List<YamlMappingNode> interlocks = [];
        foreach (IReadOnlyList<NodeCopy> round in rounds)
        {
            var made = new HashSet<string>(StringComparer.Ordinal);
            foreach (YamlMappingNode alarm in root.Items("alarms"))
            {
                if (round.FirstOrDefault(copy => copy.Original == nodeOfPoint[alarm.Get("point")!]) is { } copy)
                {
                    made.Add(alarm.Get("id")!);
                    alarms.Add(CopyAlarm(alarm, copy));
                }
            }

            interlocks.AddRange(CopyInterlocks(root, round[0], made));
        }

        Replace(root, "alarms", alarms);
        Replace(root, "interlocks", interlocks);
    }

    private static YamlMappingNode CopyNode(YamlMappingNode node, NodeCopy copy)
    {
        YamlMappingNode clone = CopyNamed(node, copy);
        clone.Set("id", copy.Id);
        foreach (YamlMappingNode device in NodeLists.SelectMany(clone.Items))
        {
            string[] equipment = device.Get("equipment")!.Split('/');
            device.Set("equipment", $"{copy.Rename(equipment[0])}/{equipment[1]}");
        }

        return clone;
    }

    private static YamlMappingNode CopyAlarm(YamlMappingNode alarm, NodeCopy copy)
    {
        YamlMappingNode clone = CopyNamed(alarm, copy);
        string[] point = clone.Get("point")!.Split('/', 2);
        clone.Set("point", $"{copy.Rename(point[0])}/{point[1]}");
        return clone;
    }

    private static IEnumerable<YamlMappingNode> CopyInterlocks(YamlMappingNode root, NodeCopy round, HashSet<string> alarms)
    {
        foreach (YamlMappingNode interlock in root.Items("interlocks"))
        {
            var when = (YamlMappingNode)interlock.Children[new YamlScalarNode("when")];
            string[] listed = [.. when.List("alarms").Children.OfType<YamlScalarNode>().Select(alarm => alarm.Value!)];
            if (listed.Length == 0 && round.Round == 0)
            {
                // By priority: it takes the alarms of all rounds.
                yield return interlock.Clone();
            }

            string[] kept = [.. listed.Where(alarms.Contains)];
            if (kept.Length > 0)
            {
                YamlMappingNode clone = interlock.Clone();
                clone.Set("id", round.Rename(interlock.Get("id")!));
                clone.Children[new YamlScalarNode("when")] = new YamlMappingNode(
                    new YamlScalarNode("alarms"), new YamlSequenceNode(kept.Select(alarm => new YamlScalarNode(round.Rename(alarm)))));
                yield return clone;
            }
        }
    }

    /// <summary>A copy whose id and name say to which round it belongs.</summary>
    private static YamlMappingNode CopyNamed(YamlMappingNode item, NodeCopy copy)
    {
        YamlMappingNode clone = item.Clone();
        clone.Set("id", copy.Rename(item.Get("id")!));
        if (copy.Round > 0 && clone.Children.TryGetValue(new YamlScalarNode("name"), out YamlNode? name) && name is YamlMappingNode languages)
        {
            foreach (string language in new[] { "zh", "en" })
            {
                languages.Set(language, string.Create(CultureInfo.InvariantCulture, $"{languages.Get(language)} · {copy.Round + 1}"));
            }
        }

        return clone;
    }

    private static void Replace(YamlMappingNode root, string key, IReadOnlyList<YamlMappingNode> items) =>
        root.Children[new YamlScalarNode(key)] = new YamlSequenceNode(items);
}
