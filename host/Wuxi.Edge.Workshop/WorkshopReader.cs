using Wuxi.Edge.Workshop.Reading;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop;

/// <summary>Reads and checks a workshop file (architecture 4.4). Pure but for <see cref="ReadFile"/>; thread safe.</summary>
public static class WorkshopReader
{
    /// <summary>Reads a file from disk.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static WorkshopReadResult ReadFile(string path) => Read(File.ReadAllText(path), path);

    /// <summary>Reads the text of a workshop file; <paramref name="file"/> is its name for messages.</summary>
    public static WorkshopReadResult Read(string text, string file)
    {
        var faults = new YamlFaults(file);
        YamlMap? root = YamlFile.Parse(text, faults);
        WorkshopModel? model = root is null ? null : Read(root);
        return new WorkshopReadResult(faults.IsEmpty ? model : null, faults.All);
    }

    private static WorkshopModel? Read(YamlMap root)
    {
        string id = root.Id("workshop");
        var name = root.Localized("name", id);
        string timeZone = root.OptionalText("time-zone") ?? "Asia/Shanghai";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            root.Faults.AddExpected(root.At("time-zone"), "time-zone", "an IANA time zone such as Asia/Shanghai");
        }

        var areas = AreaReader.Read(root);
        var nodes = NodeReader.Read(root, areas);
        var alarms = AlarmReader.Read(root, nodes);
        var outputs = OutputReader.Read(root);
        var interlocks = InterlockReader.Read(root, alarms, outputs);
        root.Done();

        // A faulty file has no model: with a missing id or a duplicate, its dictionaries could not even be built.
        return root.Faults.IsEmpty
            ? new WorkshopModel(id, name, timeZone, AreaReader.WithPoints(areas, nodes), nodes, alarms, outputs, interlocks)
            : null;
    }
}
