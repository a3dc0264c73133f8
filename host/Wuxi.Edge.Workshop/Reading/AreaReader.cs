using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads <c>areas:</c>.</summary>
internal static class AreaReader
{
    public static IReadOnlyList<Area> Read(YamlMap root)
    {
        var areas = new List<Area>();
        var ids = new UniqueIds("area");
        foreach (YamlMap map in root.Items("areas", "area", required: true))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            areas.Add(new Area(id, map.Localized("name", id), ReadEquipment(map, id)));
            map.Done();
        }

        return areas;
    }

    /// <summary>The areas again, each piece of equipment with the points that measure it.</summary>
    public static IReadOnlyList<Area> WithPoints(IReadOnlyList<Area> areas, IReadOnlyList<NodeDefinition> nodes)
    {
        ILookup<string, Point> points = nodes.SelectMany(node => node.Devices).SelectMany(device => device.Points)
            .Select(definition => definition.Point).ToLookup(point => point.Equipment, StringComparer.Ordinal);
        return
        [
            .. areas.Select(area => area with
            {
                Equipment = [.. area.Equipment.Select(item => item with { Points = [.. points[item.Id]] })],
            }),
        ];
    }

    private static List<EquipmentItem> ReadEquipment(YamlMap area, string areaId)
    {
        var equipment = new List<EquipmentItem>();
        var ids = new UniqueIds("equipment");
        foreach (YamlMap map in area.Items("equipment", "equipment", required: true))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            equipment.Add(new EquipmentItem(areaId + "/" + id, map.Localized("name", id), []));
            map.Done();
        }

        return equipment;
    }
}
