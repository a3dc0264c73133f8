using System.Globalization;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads <c>outputs:</c>.</summary>
internal static class OutputReader
{
    public static IReadOnlyList<OutputDefinition> Read(YamlMap root)
    {
        var outputs = new List<OutputDefinition>();
        var ids = new UniqueIds("output");
        var pins = new UniqueIds("pin");
        foreach (YamlMap map in root.Items("outputs", "output"))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            int pin = map.Integer("pin", 2, 27);
            pins.Add(pin.ToString(CultureInfo.InvariantCulture), map.At("pin"), map.Faults);
            outputs.Add(new OutputDefinition(
                id,
                map.Localized("name", id),
                pin,
                map.Choice("active", [("high", true), ("low", false)], true),
                map.Choice("safe", [("on", true), ("off", false)]),
                map.Choice("kind", [("lamp", OutputKind.Lamp), ("siren", OutputKind.Siren), ("contactor", OutputKind.Contactor)])));
            map.Done();
        }

        return outputs;
    }
}
