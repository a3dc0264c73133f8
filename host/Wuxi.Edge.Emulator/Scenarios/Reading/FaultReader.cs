using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Emulator.Scenarios.Reading;

/// <summary>Reads the <c>faults:</c> of a scenario.</summary>
internal static class FaultReader
{
    private const int LongestMs = 2_000_000_000;

    private static readonly IReadOnlyList<(string Word, FaultKind Value)> Kinds =
    [
        ("network-lost", FaultKind.NetworkLost), ("silent", FaultKind.Silent), ("bit-errors", FaultKind.BitErrors), ("bus-stuck", FaultKind.BusStuck),
        ("loop-open", FaultKind.LoopOpen), ("loop-short", FaultKind.LoopShort), ("power-cut", FaultKind.PowerCut),
        ("fifo-overrun", FaultKind.FifoOverrun), ("brown-out", FaultKind.BrownOut), ("hang", FaultKind.Hang),
        ("broker-down", FaultKind.BrokerDown), ("gateway-kill", FaultKind.GatewayKill),
    ];

    public static IReadOnlyList<FaultDefinition> Read(YamlMap root, WorkshopModel? workshop)
    {
        var faults = new List<FaultDefinition>();
        foreach (YamlMap map in root.Items("faults", "fault"))
        {
            int atMs = map.DurationMs("at", 0, LongestMs);
            int forMs = map.DurationMs("for", 1, LongestMs);
            bool isKnownKind = map.Find("kind") is not null;
            int before = map.Faults.All.Count;
            FaultKind kind = map.Choice("kind", Kinds);
            if (!isKnownKind || map.Faults.All.Count > before)
            {
                // What else a fault of an unknown kind needs, nobody knows.
                continue;
            }

            NodeDefinition? node = NeedsNode(kind) ? ReadNode(map, workshop) : null;
            string target = kind switch
            {
                FaultKind.Silent => ReadDevice(map, node, kind => IsSerial(kind) || kind == BusKind.Accelerometer, "on a serial bus or an accelerometer"),
                FaultKind.FifoOverrun => ReadDevice(map, node, kind => kind == BusKind.Accelerometer, "that is an accelerometer"),
                FaultKind.LoopOpen or FaultKind.LoopShort => ReadDevice(
                    map, node, kind => kind is BusKind.Adc or BusKind.Ac or BusKind.Volts, "in a current loop or on an analog input"),
                FaultKind.BitErrors => ReadBus(map, node, IsSerial, "a serial bus"),
                FaultKind.BusStuck => ReadBus(map, node, kind => kind is BusKind.I2c or BusKind.OneWire, "an I2C or 1-Wire bus"),
                _ => "",
            };
            double rate = kind == FaultKind.BitErrors ? map.Number("rate", 1e-9, 0.5) : 0;
            map.Done();
            faults.Add(new FaultDefinition(kind, atMs, forMs, node?.Id ?? "", target, rate));
        }

        return faults;
    }

    private static bool IsSerial(BusKind kind) => kind is BusKind.Uart or BusKind.I2c or BusKind.Spi or BusKind.OneWire;

    private static bool NeedsNode(FaultKind kind) => kind is not (FaultKind.BrokerDown or FaultKind.GatewayKill);

    private static NodeDefinition? ReadNode(YamlMap map, WorkshopModel? workshop)
    {
        string id = map.Text("node");
        NodeDefinition? node = workshop?.FindNode(id);
        if (workshop is not null && node is null && id.Length > 0)
        {
            map.Faults.AddExpected(map.At("node"), "node", "a node of the workshop file: " + string.Join(", ", workshop.Nodes.Take(20).Select(known => known.Id)));
        }

        return node;
    }

    private static string ReadDevice(YamlMap map, NodeDefinition? node, Func<BusKind, bool> isFitting, string where)
    {
        string id = map.Text("device");
        List<string> fitting = [.. (node?.Devices ?? [])
            .Where(device => node!.Buses.Any(bus => bus.Id == device.Bus && isFitting(bus.Kind)))
            .Select(device => device.Id)];
        if (node is not null && id.Length > 0 && !fitting.Contains(id))
        {
            map.Faults.AddExpected(map.At("device"), "device", $"a device of {node.Id} {where}: {Words(fitting)}");
        }

        return id;
    }

    private static string ReadBus(YamlMap map, NodeDefinition? node, Func<BusKind, bool> isFitting, string what)
    {
        string id = map.Text("bus");
        List<string> fitting = [.. (node?.Buses ?? []).Where(bus => isFitting(bus.Kind)).Select(bus => bus.Id)];
        if (node is not null && id.Length > 0 && !fitting.Contains(id))
        {
            map.Faults.AddExpected(map.At("bus"), "bus", $"{what} of {node.Id}: {Words(fitting)}");
        }

        return id;
    }

    private static string Words(List<string> ids) => ids.Count == 0 ? "it has none" : string.Join(", ", ids);
}
