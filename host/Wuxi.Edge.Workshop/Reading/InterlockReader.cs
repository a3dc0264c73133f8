using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads <c>interlocks:</c>.</summary>
internal static class InterlockReader
{
    public static IReadOnlyList<InterlockDefinition> Read(
        YamlMap root, IReadOnlyList<AlarmDefinition> alarms, IReadOnlyList<OutputDefinition> outputs)
    {
        var interlocks = new List<InterlockDefinition>();
        var ids = new UniqueIds("interlock");
        foreach (YamlMap map in root.Items("interlocks", "interlock"))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            (IReadOnlyList<string> listed, AlarmPriority? priority, bool isWhenNone) = ReadCondition(map, alarms);
            string output = map.Text("drive");
            if (output.Length > 0 && outputs.All(known => known.Id != output))
            {
                map.Faults.AddExpected(map.At("drive"), "drive", "one of the outputs: " + string.Join(", ", outputs.Select(known => known.Id)));
            }

            InterlockMode mode = map.Choice(
                "mode",
                [("steady", InterlockMode.Steady), ("flash-until-acknowledged", InterlockMode.FlashUntilAcknowledged)],
                InterlockMode.Steady);
            if (isWhenNone && mode != InterlockMode.Steady)
            {
                map.Faults.Add(map.At("mode"), "mode: found 'flash-until-acknowledged', expected 'steady': without an alarm there is nothing to acknowledge");
            }

            interlocks.Add(new InterlockDefinition(id, listed, priority, isWhenNone, output, mode));
            map.Done();
        }

        return interlocks;
    }

    private static (IReadOnlyList<string> Alarms, AlarmPriority? Priority, bool IsWhenNone) ReadCondition(
        YamlMap interlock, IReadOnlyList<AlarmDefinition> alarms)
    {
        YamlMap? when = interlock.Map("when", required: true);
        if (when is null)
        {
            return ([], null, false);
        }

        IReadOnlyList<(string Text, YamlNode At)>? listed = when.Texts("alarms");
        AlarmPriority? priority = ReadPriority(when, "priority");
        AlarmPriority? nonePriority = ReadPriority(when, "none-of-priority");
        if (new[] { listed is not null, priority is not null, nonePriority is not null }.Count(isGiven => isGiven) != 1)
        {
            when.Faults.Add(when.Node, "when: expected exactly one of 'alarms: [...]', 'priority: ...' and 'none-of-priority: ...'");
        }

        foreach ((string text, YamlNode at) in listed ?? [])
        {
            if (alarms.All(alarm => alarm.Id != text))
            {
                when.Faults.AddExpected(at, "alarms", "the id of an alarm of this file");
            }
        }

        when.Done();
        return ([.. (listed ?? []).Select(entry => entry.Text)], priority ?? nonePriority, nonePriority is not null);
    }

    private static AlarmPriority? ReadPriority(YamlMap when, string key) =>
        when.Find(key) is null ? null : when.Choice(key, AlarmReader.Priorities);
}
