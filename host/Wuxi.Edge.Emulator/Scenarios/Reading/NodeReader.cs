using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Parts;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Emulator.Scenarios.Reading;

/// <summary>Reads the <c>nodes:</c> of a scenario. Without a workshop it checks what can be checked.</summary>
internal static class NodeReader
{
    public static IReadOnlyList<ScenarioNode> Read(YamlMap root, WorkshopModel? workshop, SignalReader signals)
    {
        var nodes = new List<ScenarioNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlMap map in root.Items("nodes", "node", required: true))
        {
            string id = map.Text("node");
            NodeDefinition? node = workshop?.FindNode(id);
            if (workshop is not null && node is null && id.Length > 0)
            {
                map.Faults.AddExpected(map.At("node"), "node", "a node of the workshop file: " + string.Join(", ", workshop.Nodes.Take(20).Select(known => known.Id)));
            }

            if (id.Length > 0 && !seen.Add(id))
            {
                map.Fault("node", $"found '{id}' a second time, expected each node once");
            }

            BoardKind? board = ReadBoard(map, node);
            int flashBytes = ReadStore(map);
            var devices = ReadDevices(map, node, signals);
            map.Done();
            if (node is not null && board is not null)
            {
                nodes.Add(new ScenarioNode(node, board, flashBytes, devices));
            }
        }

        return nodes;
    }

    private static int ReadStore(YamlMap map)
    {
        bool isFlash = map.Choice("store", [("ram", false), ("flash", true)], false);
        int kilobytes = map.Integer("store-kb", 128, 8192, 4096);
        return isFlash ? kilobytes * 1024 : 0;
    }

    private static BoardKind? ReadBoard(YamlMap map, NodeDefinition? node)
    {
        // The scenario's word counts; without one that of the workshop file, which has been checked there.
        string? name = map.OptionalText("board");
        if (name is null)
        {
            return node is { Board.Length: > 0 } ? BoardKind.Find(node.Board) : BoardKind.Any;
        }

        BoardKind? board = BoardKind.Find(name);
        if (board is null)
        {
            map.Faults.AddExpected(map.At("board"), "board", "one of " + string.Join(", ", BoardKind.All.Select(known => known.Name)));
            return null;
        }

        foreach (BusDefinition bus in node?.Buses ?? [])
        {
            if (board.Lacking(bus) is { } lacking)
            {
                map.Fault("board", $"found '{name}', expected a board with {lacking.Needed} for bus {bus.Id}; this one has {lacking.There}");
            }
        }

        return board;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, SignalSpec>> ReadDevices(
        YamlMap map, NodeDefinition? node, SignalReader signals)
    {
        var devices = new Dictionary<string, IReadOnlyDictionary<string, SignalSpec>>(StringComparer.Ordinal);
        foreach (YamlMap item in map.Items("devices", "device"))
        {
            string id = item.Text("device");
            DeviceDefinition? device = node?.Devices.FirstOrDefault(known => known.Id == id);
            if (node is not null && device is null && id.Length > 0)
            {
                item.Faults.AddExpected(item.At("device"), "device", $"a device of {node.Id}: {string.Join(", ", node.Devices.Select(known => known.Id))}");
            }

            Dictionary<string, SignalSpec> specs = ReadSignals(item, device, signals);
            if (id.Length > 0 && !devices.TryAdd(id, specs))
            {
                item.Fault("device", $"found '{id}' a second time, expected each device once");
            }

            item.Done();
        }

        return devices;
    }

    private static Dictionary<string, SignalSpec> ReadSignals(YamlMap device, DeviceDefinition? definition, SignalReader signals)
    {
        var specs = new Dictionary<string, SignalSpec>(StringComparer.Ordinal);
        Part? part = definition is null ? null : PartCatalogue.Find(definition.Part);
        YamlMap? map = device.Map("signals");
        foreach (string metric in map?.Keys ?? [])
        {
            if (part is not null && part.Metrics.All(known => known.Name != metric))
            {
                map!.Faults.Add(map.At(metric), $"signals: found '{metric}', expected a metric of a {part.Id}: {string.Join(", ", part.Metrics.Select(known => known.Name))}");
            }

            if (map!.Map(metric) is { } signal && signals.Read(signal, metric) is { } spec)
            {
                specs[metric] = spec;
            }
        }

        return specs;
    }
}
