using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>A workshop of one area, made in code: two nodes with one device of two points each.</summary>
internal static class Plant
{
    public const string Node = "N001";
    public const ulong Store = 7001;

    public static Point Point(int index, string node = Node, int silentMs = 60_000) => new(
        index, $"A1/hall/p{index}", new LocalizedText("点", "point"), "1", 0.001, PointKind.Gauge, node, "dev-1", $"p{index}", 1_000, silentMs);

    public static AlarmDefinition Alarm(
        string id, Point point, AlarmKind kind = AlarmKind.High, double? limit = 10, double deadband = 0,
        int onDelayMs = 0, int offDelayMs = 0, AlarmPriority priority = AlarmPriority.High) => new(
        id, point, kind, kind is AlarmKind.Stale or AlarmKind.Bad ? null : limit, deadband, onDelayMs, offDelayMs, priority, new LocalizedText(id, id));

    public static WorkshopModel Workshop(IReadOnlyList<Point> points, params AlarmDefinition[] alarms) => new(
        "W1", new LocalizedText("车间", "shop"), "Asia/Shanghai", [],
        [.. points.GroupBy(point => point.Node).Select(node => new NodeDefinition(
            node.Key, new LocalizedText(node.Key, node.Key), [],
            [new DeviceDefinition("dev-1", "dlt645", "b", 30_000, new Dictionary<string, string>(), [.. node.Select(point => new PointDefinition(point, 0))])]))],
        alarms, [], []);

    public static Reading Good(int point, long ms, double value) =>
        new(point, ms, PointValue.FromFloat((float)value), Quality.Good, BadReason.None);

    public static Reading Bad(int point, long ms) => new(point, ms, default, Quality.Bad, BadReason.Timeout);
}
