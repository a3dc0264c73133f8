using Wuxi.Edge.Workshop.Parts;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads the <c>devices:</c> of a node; points are numbered through the whole file.</summary>
internal sealed class DeviceReader(IReadOnlySet<string> equipment)
{
    private static readonly Dictionary<string, string> NoOptions = [];

    private readonly PointReader _points = new();

    public IReadOnlyList<DeviceDefinition> Read(YamlMap node, string nodeId, IReadOnlyList<BusDefinition> buses)
    {
        var devices = new List<DeviceDefinition>();
        var ids = new UniqueIds("device");
        var addresses = new UniqueIds("address");
        var pins = new UniqueIds("pin");
        var families = new Dictionary<string, Part>(StringComparer.Ordinal);
        var isAddressed = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (YamlMap map in node.Items("devices", "device", required: true))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            Part? part = ReadPart(map);
            string bus = part?.Bus == BusKind.None ? "" : ReadBus(map, buses, part);
            if (bus.Length > 0)
            {
                CheckFamily(map, bus, part, families);
            }

            int timeoutMs = map.DurationMs("timeout", 500, 3_600_000, 30_000);
            Dictionary<string, string> options = ReadOptions(map, part);
            BusDefinition? input = buses.FirstOrDefault(candidate => candidate.Id == bus);
            if (input is not null && input.Kind == part?.Bus && part.Check?.Invoke(input, options) is var (key, message))
            {
                map.Fault(key, message);
            }

            CheckDrivenPin(map, part, options, buses, pins);
            if (options.TryGetValue("address", out string? address))
            {
                addresses.Add($"{address} on {bus}", map.At("address"), map.Faults);
            }
            else if (bus.Length > 0)
            {
                // Instruments without an address could not be told apart on one input.
                addresses.Add($"of the only instrument on {bus}", map.At("bus"), map.Faults);
            }

            bool isOfItsKind = bus.Length > 0 && part is not null && families[bus].Family == part.Family;
            if (isOfItsKind && !isAddressed.TryAdd(bus, address is not null) && isAddressed[bus] != address is not null)
            {
                map.Fault("bus", $"found '{bus}', where one instrument has an address and another none, expected an address for each");
            }

            string item = ReadEquipment(map);
            devices.Add(new DeviceDefinition(
                id, part?.Id ?? "", bus, timeoutMs, options.Count > 0 ? options : NoOptions, _points.Read(map, nodeId, id, item, part)));
            if (part is not null)
            {
                // Of an unknown part nobody knows which keys belong to it.
                map.Done();
            }
        }

        devices.AddRange(new BehaviourReader(equipment, _points).Read(node, nodeId, buses, devices, ids, pins));
        return devices;
    }

    private static void CheckDrivenPin(
        YamlMap map, Part? part, Dictionary<string, string> options, IReadOnlyList<BusDefinition> buses, UniqueIds pins)
    {
        if (part?.DrivenPin is { } key && options.TryGetValue(key, out string? pin))
        {
            pins.Add(pin, map.At(key), map.Faults);
            if (buses.FirstOrDefault(bus => bus.Claims.Any(claim => claim.Claim == "pin " + pin)) is { } owner)
            {
                map.Fault(key, $"found {pin}, which is that of bus '{owner.Id}', expected a pin of its own");
            }
        }
    }

    private static Part? ReadPart(YamlMap map)
    {
        string id = map.Text("part");
        Part? part = PartCatalogue.Find(id) is { Section: "devices" } found ? found : null;
        if (part is null && id.Length > 0)
        {
            IEnumerable<Part> all = PartCatalogue.All.Append(PartCatalogue.Foreign).Where(known => known.Section == "devices");
            map.Faults.AddExpected(map.At("part"), "part", "one of " + string.Join(", ", all.Select(known => known.Id)));
        }

        return part;
    }

    private static string ReadBus(YamlMap map, IReadOnlyList<BusDefinition> buses, Part? part)
    {
        string id = map.Text("bus");
        BusDefinition? bus = buses.FirstOrDefault(candidate => candidate.Id == id);
        if (bus is null)
        {
            if (id.Length > 0)
            {
                map.Faults.AddExpected(map.At("bus"), "bus", "one of this node's buses: " + string.Join(", ", buses.Select(known => known.Id)));
            }
        }
        else if (part is not null && bus.Kind != part.Bus)
        {
            map.Fault("bus", $"found '{id}' of kind {BusKinds.Word(bus.Kind)}, expected one of kind {BusKinds.Word(part.Bus)} for a {part.Id}");
        }

        return id;
    }

    /// <summary>One line, one protocol.</summary>
    private static void CheckFamily(YamlMap map, string bus, Part? part, Dictionary<string, Part> families)
    {
        if (part is null || families.TryAdd(bus, part) || families[bus].Family == part.Family)
        {
            return;
        }

        map.Fault("bus", $"found '{bus}', where a {families[bus].Id} hangs, expected an input without one for a {part.Id}: they speak different protocols");
    }

    private static Dictionary<string, string> ReadOptions(YamlMap map, Part? part)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (PartOption option in part?.Options ?? [])
        {
            string? text = option.IsRequired ? map.Text(option.Name) : map.OptionalText(option.Name);
            if (text is null or "")
            {
                continue;
            }

            if (!option.IsValid(text))
            {
                map.Faults.AddExpected(map.At(option.Name), option.Name, option.Expected);
            }

            options[option.Name] = text;
        }

        return options;
    }

    private string ReadEquipment(YamlMap map)
    {
        string id = map.Text("equipment");
        if (id.Length > 0 && !equipment.Contains(id))
        {
            map.Faults.AddExpected(map.At("equipment"), "equipment", "area/equipment as listed under areas, e.g. " + (equipment.FirstOrDefault() ?? "A1/machine-1"));
        }

        return id;
    }
}
