using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// Nodes that the workshop file does not name, so that they are seen. Bounded: what comes beyond the capacity, and topics
/// that name no node, count together. Loop thread only.
/// </summary>
internal sealed class Strangers(IngestContext context)
{
    /// <summary>Stands for everything that has no place of its own.</summary>
    public const string OtherId = "?";

    private static readonly LocalizedText OtherName = new("其他", "Others");

    private readonly Dictionary<string, FaultBook> _nodes = new(StringComparer.Ordinal);

    /// <summary>Faults of what names no node.</summary>
    public FaultBook OtherFaults { get; } = new(OtherId, context.Metrics, context.Logger);

    /// <summary>The faults of a node that is not in the workshop file.</summary>
    public FaultBook FaultsOf(string node)
    {
        if (_nodes.TryGetValue(node, out FaultBook? faults))
        {
            return faults;
        }

        if (_nodes.Count >= context.Options.RememberedStrangers)
        {
            return OtherFaults;
        }

        faults = new FaultBook(node, context.Metrics, context.Logger);
        _nodes.Add(node, faults);
        return faults;
    }

    /// <summary>Adds those that have shown themselves.</summary>
    public void AddTo(List<NodeStatus> statuses)
    {
        foreach ((string id, FaultBook faults) in _nodes)
        {
            Add(statuses, id, new LocalizedText(id, id), faults);
        }

        Add(statuses, OtherId, OtherName, OtherFaults);
    }

    private static void Add(List<NodeStatus> statuses, string id, LocalizedText name, FaultBook faults)
    {
        IReadOnlyList<FaultCount> counts = faults.Snapshot();
        if (counts.Count > 0)
        {
            statuses.Add(new NodeStatus(id, name, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, [], counts));
        }
    }
}
