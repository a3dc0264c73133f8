namespace Wuxi.Edge.Abstractions;

/// <summary>The nodes, as sessions see them. Safe for use by many threads.</summary>
public interface INodeQuery
{
    /// <summary>A snapshot in the order of the workshop file; unknown nodes that knocked come last.</summary>
    IReadOnlyList<NodeStatus> Nodes { get; }
}
