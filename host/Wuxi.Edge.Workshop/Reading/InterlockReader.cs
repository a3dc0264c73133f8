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
            (IReadOnlyList<string> listed, AlarmPriority? priority) = ReadCondition(map, alarms);
            string output = map.Text("drive");
            if (output.Length > 0 && outputs.All(known => known.Id != output))
            {
                map.Faults.AddExpected(map.At("drive"), "drive", "one of the outputs: " + string.Join(", ", outputs.Select(known => known.Id)));
            }

            interlocks.Add(new InterlockDefinition(
                id,
                listed,
                priority,
                output,
                map.Choice(
                    "mode",
                    [("steady", InterlockMode.Steady), ("flash-until-acknowledged", InterlockMode.FlashUntilAcknowledged)],
                    InterlockMode.Steady)));
            map.Done();
        }

        return interlocks;
    }

    private static (IReadOnlyList<string> Alarms, AlarmPriority? Priority) ReadCondition(
        YamlMap interlock, IReadOnlyList<AlarmDefinition> alarms)
    {
        YamlMap? when = interlock.Map("when", required: true);
        if (when is null)
        {
            return ([], null);
        }

        IReadOnlyList<(string Text, YamlNode At)>? listed = when.Texts("alarms");
        AlarmPriority? priority = when.Find("priority") is null ? null : when.Choice("priority", AlarmReader.Priorities);
        if (listed is null == priority is null)
        {
            when.Faults.Add(when.Node, "when: expected either 'alarms: [...]' or 'priority: ...', and not both");
        }

        foreach ((string text, YamlNode at) in listed ?? [])
        {
            if (alarms.All(alarm => alarm.Id != text))
            {
                when.Faults.AddExpected(at, "alarms", "the id of an alarm of this file");
            }
        }

        when.Done();
        return ([.. (listed ?? []).Select(entry => entry.Text)], priority);
    }
}
