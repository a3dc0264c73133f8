using System.Globalization;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Parts;
using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads the <c>outputs:</c> and <c>interlocks:</c> of a node: to gateway and console they are devices with points of their own.</summary>
internal sealed class BehaviourReader(IReadOnlySet<string> equipment, PointReader points)
{
    // Never silent: they are the node.
    private const int TimeoutMs = 30_000;

    private static readonly Dictionary<string, int> Votes = new(StringComparer.Ordinal) { ["1oo1"] = 1, ["1oo2"] = 2, ["2oo2"] = 2, ["2oo3"] = 3 };

    /// <param name="node">The node.</param>
    /// <param name="nodeId">Its id.</param>
    /// <param name="buses">Its inputs.</param>
    /// <param name="instruments">Its instruments.</param>
    /// <param name="ids">The ids of its devices.</param>
    /// <param name="pins">The pins that its instruments drive.</param>
    public List<DeviceDefinition> Read(
        YamlMap node, string nodeId, IReadOnlyList<BusDefinition> buses, IReadOnlyList<DeviceDefinition> instruments, UniqueIds ids, UniqueIds pins)
    {
        var outputs = new List<DeviceDefinition>();
        foreach (YamlMap map in node.Items("outputs", "output"))
        {
            Dictionary<string, string> options = ReadOutput(map, buses, pins);
            outputs.Add(Make(map, nodeId, BehaviourParts.Output, options, ids));
        }

        var rows = new List<DeviceDefinition>();
        foreach (YamlMap map in node.Items("interlocks", "interlock"))
        {
            Dictionary<string, string> options = ReadInterlock(map, instruments, outputs);
            rows.Add(Make(map, nodeId, BehaviourParts.Interlock, options, ids));
        }

        return [.. outputs, .. rows];
    }

    private static Dictionary<string, string> ReadOutput(YamlMap map, IReadOnlyList<BusDefinition> buses, UniqueIds pins)
    {
        string pin = map.Integer("pin", 0, 48).ToString(CultureInfo.InvariantCulture);
        pins.Add(pin, map.At("pin"), map.Faults);
        if (buses.FirstOrDefault(bus => bus.Claims.Any(claim => claim.Claim == "pin " + pin)) is { } owner)
        {
            map.Fault("pin", $"found {pin}, which is that of bus '{owner.Id}', expected a pin of its own");
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pin"] = pin,
            ["active"] = Word(map, "active", "high", "high", "low"),
            ["safe"] = Word(map, "safe", null, "on", "off"),
            ["boot"] = Word(map, "boot", "off", "off", "on"),
        };
        options["rest"] = Word(map, "rest", options["safe"] == "on" ? "off" : "on", "on", "off");
        options["lost"] = Word(map, "gateway-lost", "hold", "hold", "on", "off");
        options["lost-after"] = Number(map.DurationMs("gateway-lost-after", 1000, 86_400_000, 60_000));
        return options;
    }

    private static Dictionary<string, string> ReadInterlock(
        YamlMap map, IReadOnlyList<DeviceDefinition> instruments, IReadOnlyList<DeviceDefinition> outputs)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vote"] = Word(map, "vote", null, [.. Votes.Keys]),
            ["if"] = string.Join(',', ReadChannels(map, instruments)),
        };
        bool isAbove = map.Find("above") is not null;
        if (isAbove == map.Find("below") is not null)
        {
            map.Faults.Add(map.Node, "interlock: expected exactly one of 'above' and 'below'");
        }

        string limit = isAbove ? "above" : "below";
        options[limit] = Number(map.OptionalNumber(limit, -1e30, 1e30) ?? 0);
        options["hysteresis"] = Number(map.OptionalNumber("hysteresis", 0, 1e30) ?? 0);
        options["for"] = Number(map.DurationMs("for", 0, 3_600_000));
        options["degraded"] = Word(map, "degraded", "safe", "safe", "available");
        options["blind"] = Word(map, "blind", "trip", "trip", "hold");
        options["latch"] = map.Boolean("latch", true) ? "yes" : "no";
        options["then"] = string.Join(',', ReadActions(map, outputs));
        return options;
    }

    private static List<string> ReadChannels(YamlMap map, IReadOnlyList<DeviceDefinition> instruments)
    {
        IReadOnlyList<(string Text, YamlNode At)> listed = map.Texts("channels") ?? [];
        string vote = map.OptionalText("vote") ?? "";
        if (Votes.TryGetValue(vote, out int count) && listed.Count != count)
        {
            map.Faults.Add(map.At("channels"), string.Create(CultureInfo.InvariantCulture, $"channels: found {listed.Count}, expected {count} for {vote}"));
        }

        var seen = new UniqueIds("channel");
        string? unit = null;
        foreach ((string text, YamlNode at) in listed)
        {
            seen.Add(text, at, map.Faults);
            Point? point = instruments.SelectMany(device => device.Points).Select(definition => definition.Point)
                .FirstOrDefault(point => point.Device + "/" + point.Metric == text);
            if (point is null)
            {
                map.Faults.AddExpected(at, "channels", "device/metric of a point of this node, such as " + Example(instruments));
                continue;
            }

            if (point.Unit != (unit ??= point.Unit))
            {
                map.Faults.Add(at, $"channels: found a point in {point.Unit}, expected one in {unit} as the first");
            }
        }

        return [.. listed.Select(channel => channel.Text)];
    }

    private static List<string> ReadActions(YamlMap map, IReadOnlyList<DeviceDefinition> outputs)
    {
        var actions = new List<string>();
        YamlMap? then = map.Map("then", required: true);
        foreach (string output in then?.Keys ?? [])
        {
            string state = then!.Choice(output, [("on", true), ("off", false)]) ? "on" : "off";
            if (outputs.All(known => known.Id != output))
            {
                then.Fault(output, $"found '{output}', expected one of this node's outputs: " + string.Join(", ", outputs.Select(known => known.Id)));
            }

            actions.Add($"{output}:{state}");
        }

        if (then is not null && actions.Count == 0)
        {
            map.Fault("then", "found nothing, expected what to drive, such as { fan-1: on }");
        }

        return actions;
    }

    private static string Example(IReadOnlyList<DeviceDefinition> instruments)
    {
        Point? point = instruments.SelectMany(device => device.Points).Select(definition => definition.Point).FirstOrDefault();
        return point is null ? "gas-1/lel" : point.Device + "/" + point.Metric;
    }

    private static string Word(YamlMap map, string key, string? fallback, params string[] words)
    {
        int? index = fallback is null ? null : Array.IndexOf(words, fallback);
        return words[map.Choice(key, [.. words.Select((word, i) => (word, i))], index)];
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private DeviceDefinition Make(YamlMap map, string nodeId, Part part, Dictionary<string, string> options, UniqueIds ids)
    {
        string id = map.Id("id");
        ids.Add(id, map.At("id"), map.Faults);
        LocalizedText name = map.Localized("name", id);
        string item = map.Text("equipment");
        if (item.Length > 0 && !equipment.Contains(item))
        {
            map.Faults.AddExpected(map.At("equipment"), "equipment", "area/equipment as listed under areas, e.g. " + (equipment.FirstOrDefault() ?? "A1/machine-1"));
        }

        map.Done();
        return new DeviceDefinition(id, part.Id, "", TimeoutMs, options, points.Automatic(map, nodeId, id, item, name, part));
    }
}
