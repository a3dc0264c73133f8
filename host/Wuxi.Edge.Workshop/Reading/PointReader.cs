using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Parts;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads the <c>points:</c> of a device.</summary>
internal sealed class PointReader
{
    // A change is sampled and recorded at once, so these only say how often all is well.
    private const int AutomaticPeriodMs = 10_000;
    private const int AutomaticSilentMs = 300_000;

    private readonly UniqueIds _ids = new("point");
    // Thousands of points share a few metrics, units and names: each is kept once.
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<LocalizedText> _names = [];
    private int _nextIndex;

    public IReadOnlyList<PointDefinition> Read(YamlMap device, string nodeId, string deviceId, string equipment, Part? part)
    {
        var points = new List<PointDefinition>();
        var metrics = new UniqueIds("metric");
        foreach (YamlMap map in device.Items("points", "point", required: true))
        {
            string metricName = map.Text("metric");
            metrics.Add(metricName, map.At("metric"), map.Faults);
            PartMetric? metric = FindMetric(map, metricName, part);
            // A catalogue's names are ids; what another maker calls a metric need not be.
            bool isNamedAlike = part is not { IsForeign: true } || Identifiers.IsValid(metricName);
            string quantity = map.OptionalText("quantity") is null && isNamedAlike ? metricName : map.Id("quantity");
            string id = equipment + "/" + quantity;
            _ids.Add(id, map.At("quantity"), map.Faults);

            string unit = map.OptionalText("unit") ?? metric?.Unit ?? "1";
            if (metric is not null && unit != metric.Unit)
            {
                map.Faults.AddExpected(map.At("unit"), "unit", $"{metric.Unit}, which is what a {part!.Id} sends for {metric.Name}");
            }

            int periodMs = map.DurationMs("period", 10, 3_600_000);
            int silentMs = map.DurationMs("silent", 1000, 86_400_000, 60_000);
            if (silentMs < periodMs)
            {
                map.Faults.AddExpected(map.At("silent"), "silent", $"at least the period, {Durations.Format(periodMs)}");
            }

            var point = new Point(
                _nextIndex++,
                id,
                Shared(map.Localized("name", quantity)),
                Shared(unit),
                map.OptionalNumber("resolution", 1e-9, 1e9) ?? metric?.Resolution ?? 1,
                map.Choice("kind", [("gauge", PointKind.Gauge), ("counter", PointKind.Counter), ("state", PointKind.State)], metric?.Kind ?? PointKind.Gauge),
                nodeId,
                deviceId,
                Shared(metricName),
                periodMs,
                silentMs);
            points.Add(new PointDefinition(point, map.OptionalNumber("deadband", 0, double.MaxValue) ?? 0));
            map.Done();
        }

        return points.ToArray();
    }

    /// <summary>The points of what a node does by itself: all that the part reports, named after it.</summary>
    public IReadOnlyList<PointDefinition> Automatic(YamlMap map, string nodeId, string id, string equipment, LocalizedText name, Part part)
    {
        var points = new List<PointDefinition>();
        foreach (PartMetric metric in part.Metrics)
        {
            bool isState = metric.Name == "state";
            LocalizedText label = BehaviourParts.Label(metric.Name);
            string pointId = $"{equipment}/{id}{(isState ? "" : "-" + metric.Name)}";
            _ids.Add(pointId, map.At("id"), map.Faults);
            var point = new Point(
                _nextIndex++,
                pointId,
                isState ? name : new LocalizedText($"{name.Zh} {label.Zh}", $"{name.En}: {label.En}"),
                metric.Unit,
                metric.Resolution,
                metric.Kind,
                nodeId,
                id,
                metric.Name,
                AutomaticPeriodMs,
                AutomaticSilentMs);
            points.Add(new PointDefinition(point, 0));
        }

        return points;
    }

    private string Shared(string text) => _texts.TryGetValue(text, out string? same) ? same : Add(_texts, text);

    private LocalizedText Shared(LocalizedText name)
    {
        var text = new LocalizedText(Shared(name.Zh), Shared(name.En));
        return _names.TryGetValue(text, out LocalizedText? same) ? same : Add(_names, text);
    }

    private static T Add<T>(HashSet<T> known, T item)
    {
        known.Add(item);
        return item;
    }

    private static PartMetric? FindMetric(YamlMap map, string name, Part? part)
    {
        PartMetric? metric = part?.Metrics.FirstOrDefault(known => known.Name == name);
        if (metric is null && part is { IsForeign: false } && name.Length > 0)
        {
            map.Faults.AddExpected(map.At("metric"), "metric", $"one that a {part.Id} measures: " + string.Join(", ", part.Metrics.Select(known => known.Name)));
        }

        return metric;
    }
}
