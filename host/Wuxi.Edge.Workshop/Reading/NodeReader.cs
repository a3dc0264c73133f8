using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads <c>nodes:</c>.</summary>
internal static class NodeReader
{
    public static IReadOnlyList<NodeDefinition> Read(YamlMap root, IReadOnlyList<Area> areas)
    {
        var equipment = areas.SelectMany(area => area.Equipment).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var devices = new DeviceReader(equipment);
        var nodes = new List<NodeDefinition>();
        var ids = new UniqueIds("node");
        foreach (YamlMap map in root.Items("nodes", "node", required: true))
        {
            int faultsBefore = map.Faults.All.Count;
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            var name = map.Localized("name", id);
            List<BusDefinition> buses = BusReader.Read(map);
            string board = NodeBoardReader.Read(map, buses);
            IReadOnlyList<DeviceDefinition> instruments = devices.Read(map, id, buses);
            NodeBoardReader.CheckOutputs(map, board, instruments.Where(device => device.Part == "output"));
            BusTimeReader.Check(map, buses, instruments, faultsBefore);
            var node = new NodeDefinition(id, name, buses, instruments) { Board = board };
            NodeBoardReader.CheckHeap(map, root.OptionalText("workshop") ?? "", node, faultsBefore);
            nodes.Add(node);
            map.Done();
        }

        return nodes;
    }
}
