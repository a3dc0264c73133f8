using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Parts;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads <c>alarms:</c>.</summary>
internal static class AlarmReader
{
    public static readonly IReadOnlyList<(string Word, AlarmPriority Value)> Priorities =
    [
        ("low", AlarmPriority.Low), ("medium", AlarmPriority.Medium), ("high", AlarmPriority.High), ("critical", AlarmPriority.Critical),
    ];

    private static readonly IReadOnlyList<(string Word, AlarmKind Value)> Kinds =
    [
        ("high", AlarmKind.High), ("high-high", AlarmKind.HighHigh), ("low", AlarmKind.Low), ("low-low", AlarmKind.LowLow),
        ("stale", AlarmKind.Stale), ("bad", AlarmKind.Bad),
    ];

    public static IReadOnlyList<AlarmDefinition> Read(YamlMap root, IReadOnlyList<NodeDefinition> nodes)
    {
        var points = new Dictionary<string, Point>(StringComparer.Ordinal);
        foreach (PointDefinition definition in nodes.SelectMany(node => node.Devices).SelectMany(device => device.Points))
        {
            points.TryAdd(definition.Point.Id, definition.Point);
        }

        Dictionary<string, string> indicative = nodes.SelectMany(node => node.Devices)
            .Where(device => PartCatalogue.Find(device.Part) is { IsIndicative: true })
            .SelectMany(device => device.Points.Select(definition => (definition.Point.Id, device.Part)))
            .DistinctBy(item => item.Id)
            .ToDictionary(item => item.Id, item => item.Part, StringComparer.Ordinal);
        var alarms = new List<AlarmDefinition>();
        var ids = new UniqueIds("alarm");
        foreach (YamlMap map in root.Items("alarms", "alarm"))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            AlarmDefinition alarm = ReadOne(map, id, points);
            alarms.Add(alarm);
            CheckIndicative(map, alarm, indicative);
            map.Done();
        }

        return alarms;
    }

    // What a hint is worth must not decide about safety.
    private static void CheckIndicative(YamlMap map, AlarmDefinition alarm, Dictionary<string, string> indicative)
    {
        if (alarm.Priority >= AlarmPriority.High && alarm.Point is { } point && indicative.TryGetValue(point.Id, out string? part))
        {
            map.Fault("priority", $"found '{Priorities.First(known => known.Value == alarm.Priority).Word}' on a {part}, expected low or medium: its values are indicative only (仅供参考) and must not carry a safety alarm");
        }
    }

    private static AlarmDefinition ReadOne(YamlMap map, string id, Dictionary<string, Point> points)
    {
        string pointId = map.Text("point");
        Point? point = points.GetValueOrDefault(pointId);
        if (point is null && pointId.Length > 0)
        {
            map.Faults.AddExpected(map.At("point"), "point", "the id of a point, area/equipment/quantity, such as " + (points.Keys.FirstOrDefault() ?? "A1/machine-1/active-power"));
        }

        AlarmKind kind = map.Choice("kind", Kinds);
        bool hasLimit = kind is not (AlarmKind.Stale or AlarmKind.Bad);
        double? limit = hasLimit ? map.Number("limit", double.MinValue, double.MaxValue) : null;
        double deadband = hasLimit ? map.OptionalNumber("deadband", 0, double.MaxValue) ?? 0 : 0;
        int onDelayMs = map.DurationMs("on-delay", 0, 3_600_000, 0);
        int offDelayMs = map.DurationMs("off-delay", 0, 3_600_000, 0);
        AlarmPriority priority = map.Choice("priority", Priorities);
        var message = map.Localized("message", id);
        // Without its point the file has a fault and no model; the id still counts for the interlocks.
        return new AlarmDefinition(id, point!, kind, limit, deadband, onDelayMs, offDelayMs, priority, message);
    }
}
