using System.Globalization;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Testing.Load;

/// <summary>A workshop of any size, made in code: nodes with one instrument each, all alike.</summary>
public static class LoadPlant
{
    /// <summary>Sparkplug group of the workshop.</summary>
    public const string Group = "W1";

    /// <summary>Device id of every node's instrument.</summary>
    public const string Device = "meter-1";

    /// <summary>Makes it.</summary>
    /// <param name="nodes">How many nodes.</param>
    /// <param name="points">Points a node.</param>
    /// <param name="alarmEvery">Every so many points has a high alarm at 1,000,000, which no value of <see cref="LoadNode"/> reaches; 0: none.</param>
    /// <param name="onDelayMs">On-delay of the alarms, ms.</param>
    public static WorkshopModel Make(int nodes, int points, int alarmEvery, int onDelayMs = 0)
    {
        Point[] all = [.. Enumerable.Range(0, nodes * points).Select(index => PointAt(index, points))];
        return new WorkshopModel(
            Group,
            new LocalizedText("车间", "workshop"),
            "Asia/Shanghai",
            [],
            [.. Enumerable.Range(0, nodes).Select(node => NodeAt(node, all.AsSpan(node * points, points).ToArray()))],
            [.. all.Where(point => alarmEvery > 0 && point.Index % alarmEvery == 0).Select(point => AlarmAt(point, onDelayMs))],
            [],
            []);
    }

    /// <summary>Edge node id of the node with this index.</summary>
    public static string NodeId(int node) => string.Create(CultureInfo.InvariantCulture, $"N{node:D5}");

    private static NodeDefinition NodeAt(int node, Point[] points) => new(
        NodeId(node),
        new LocalizedText(NodeId(node), NodeId(node)),
        [],
        [new DeviceDefinition(Device, "dlt645", "", 30_000, new Dictionary<string, string>(), [.. points.Select(point => new PointDefinition(point, 0))])]);

    private static Point PointAt(int index, int points)
    {
        string node = NodeId(index / points);
        string metric = string.Create(CultureInfo.InvariantCulture, $"m{index % points}");
        return new Point(
            index, $"A1/{node}/{metric}", new LocalizedText(metric, metric), "kW", 0.1, PointKind.Gauge, node, Device, metric, 1_000, 60_000);
    }

    private static AlarmDefinition AlarmAt(Point point, int onDelayMs) => new(
        point.Id, point, AlarmKind.High, 1_000_000, 0, onDelayMs, onDelayMs, AlarmPriority.High, point.Name);
}
