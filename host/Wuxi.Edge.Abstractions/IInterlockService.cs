namespace Wuxi.Edge.Abstractions;

/// <summary>What people see of the nodes' own interlocks and do to them. Safe for use by many threads.</summary>
public interface IInterlockService
{
    /// <summary>All interlocks of all nodes, in the order of the workshop file.</summary>
    IReadOnlyList<InterlockItem> Interlocks { get; }

    /// <summary>
    /// Asks a node to reset an interlock (复位); sent within 100 ms, once, and lost when the node is away. The node decides: what became of it
    /// comes back as a record of the interlock. An unknown one is ignored.
    /// </summary>
    /// <param name="node">Edge node id.</param>
    /// <param name="interlock">Id of the interlock on it.</param>
    /// <param name="user">Who asks.</param>
    void Reset(string node, string interlock, string user);
}
