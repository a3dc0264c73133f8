using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop;

/// <summary>A loaded and checked workshop file. Immutable, so safe for use by many threads.</summary>
public sealed class WorkshopModel : IWorkshopQuery
{
    // For a hundred thousand points a quarter of a dictionary's memory, and asked for by people and at start only.
    private readonly Point[] _pointsById;
    private readonly Dictionary<string, NodeDefinition> _nodesById;

    /// <summary>Builds the model from parts that the reader has checked.</summary>
    public WorkshopModel(
        string id,
        LocalizedText name,
        string timeZone,
        IReadOnlyList<Area> areas,
        IReadOnlyList<NodeDefinition> nodes,
        IReadOnlyList<AlarmDefinition> alarms,
        IReadOnlyList<OutputDefinition> outputs,
        IReadOnlyList<InterlockDefinition> interlocks)
    {
        Id = id;
        Name = name;
        TimeZone = timeZone;
        Areas = areas;
        Nodes = nodes;
        Alarms = alarms;
        Outputs = outputs;
        Interlocks = interlocks;
        Points = [.. nodes.SelectMany(node => node.Devices).SelectMany(device => device.Points)
            .Select(definition => definition.Point).OrderBy(point => point.Index)];
        _pointsById = [.. Points.OrderBy(point => point.Id, StringComparer.Ordinal)];
        _nodesById = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
    }

    public string Id { get; }

    public LocalizedText Name { get; }

    public string TimeZone { get; }

    public IReadOnlyList<Area> Areas { get; }

    public IReadOnlyList<Point> Points { get; }

    /// <summary>The nodes, in the order of the file.</summary>
    public IReadOnlyList<NodeDefinition> Nodes { get; }

    /// <summary>The alarms, in the order of the file.</summary>
    public IReadOnlyList<AlarmDefinition> Alarms { get; }

    /// <summary>The gateway's outputs, in the order of the file.</summary>
    public IReadOnlyList<OutputDefinition> Outputs { get; }

    /// <summary>What drives the outputs, in the order of the file.</summary>
    public IReadOnlyList<InterlockDefinition> Interlocks { get; }

    public Point? FindPoint(string id)
    {
        int low = 0;
        int high = _pointsById.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(_pointsById[middle].Id, id);
            if (order == 0)
            {
                return _pointsById[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The node with this edge node id, or null.</summary>
    public NodeDefinition? FindNode(string id) => _nodesById.GetValueOrDefault(id);
}
