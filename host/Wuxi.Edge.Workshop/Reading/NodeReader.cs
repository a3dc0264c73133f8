using System.Globalization;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads <c>nodes:</c>.</summary>
internal static class NodeReader
{
    private const double FailureMilliamps = 21;

    public static IReadOnlyList<NodeDefinition> Read(YamlMap root, IReadOnlyList<Area> areas)
    {
        var equipment = areas.SelectMany(area => area.Equipment).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var devices = new DeviceReader(equipment);
        var nodes = new List<NodeDefinition>();
        var ids = new UniqueIds("node");
        foreach (YamlMap map in root.Items("nodes", "node", required: true))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            var name = map.Localized("name", id);
            List<BusDefinition> buses = ReadBuses(map);
            nodes.Add(new NodeDefinition(id, name, buses, devices.Read(map, id, buses)));
            map.Done();
        }

        return nodes;
    }

    private static List<BusDefinition> ReadBuses(YamlMap node)
    {
        var buses = new List<BusDefinition>();
        var ids = new UniqueIds("bus");
        var inputs = new UniqueIds("input");
        foreach (YamlMap map in node.Items("buses", "bus", required: true))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            BusKind kind = map.Choice("kind", [("uart", BusKind.Uart), ("adc", BusKind.Adc), ("pulse", BusKind.Pulse)]);
            BusDefinition bus = kind switch
            {
                BusKind.Uart => ReadUart(map, id),
                BusKind.Adc => ReadAdc(map, id),
                _ => ReadPulse(map, id),
            };
            string key = kind == BusKind.Uart ? "port" : "channel";
            string channel = kind == BusKind.Pulse ? $"pulse channel {bus.Channel}" : $"channel {bus.Channel}";
            inputs.Add(kind == BusKind.Uart ? bus.Port : channel, map.At(key), map.Faults);
            if (kind == BusKind.Pulse)
            {
                inputs.Add($"pin {bus.Pin}", map.At("pin"), map.Faults);
            }

            buses.Add(bus);
            map.Done();
        }

        return buses;
    }

    private static BusDefinition ReadUart(YamlMap map, string id) => new(
        id,
        BusKind.Uart,
        map.Id("port"),
        map.Integer("baud", 300, 921_600),
        map.Choice("parity", [("none", 0), ("even", 1), ("odd", 2)], 0) switch { 1 => "even", 2 => "odd", _ => "none" },
        Channel: -1,
        ReferenceMillivolts: 0,
        ShuntOhms: 0);

    private static BusDefinition ReadPulse(YamlMap map, string id) => new(
        id,
        BusKind.Pulse,
        Port: "",
        Baud: 0,
        Parity: "",
        map.Integer("channel", 0, 3),
        ReferenceMillivolts: 0,
        ShuntOhms: 0,
        map.Integer("pin", 0, 48),
        map.Integer("glitch", 0, 1_000_000, 5000),
        map.Choice("edges", [("falling", 0), ("rising", 1)], 0) == 1 ? "rising" : "falling");

    private static BusDefinition ReadAdc(YamlMap map, string id)
    {
        int channel = map.Integer("channel", 0, 19);
        int referenceMillivolts = map.Integer("reference", 500, 6000, 3300);
        double shuntOhms = map.Number("shunt", 1, 1000);
        if (shuntOhms * FailureMilliamps >= referenceMillivolts)
        {
            // A shorted loop (NE 43: 21 mA and above) must read as a fault, not as the converter's full scale.
            map.Faults.AddExpected(map.At("shunt"), "shunt", string.Create(
                CultureInfo.InvariantCulture, $"less than {referenceMillivolts / FailureMilliamps:F0}, so that 21 mA stay below the reference of {referenceMillivolts} mV"));
        }

        return new BusDefinition(id, BusKind.Adc, Port: "", Baud: 0, Parity: "", channel, referenceMillivolts, shuntOhms);
    }
}
