using Wuxi.Edge.Emulator.Running;

namespace Wuxi.Edge.Emulator.Commands;

/// <summary>One node in a status. Immutable.</summary>
/// <param name="Node">Node id.</param>
/// <param name="IsPowered">Whether it has power.</param>
/// <param name="IsNetworkLost">Whether its network is gone.</param>
/// <param name="IsOnline">Whether it is in session with the gateway.</param>
/// <param name="Boots">How often it was powered up.</param>
/// <param name="RecordsTaken">Records it has taken, over all power cuts.</param>
/// <param name="RecordsConfirmed">Records the gateway has confirmed.</param>
/// <param name="RecordsPending">Records not confirmed.</param>
/// <param name="RecordsDropped">Records lost because its store was full.</param>
public sealed record NodeStatus(
    string Node,
    bool IsPowered,
    bool IsNetworkLost,
    bool IsOnline,
    int Boots,
    ulong RecordsTaken,
    ulong RecordsConfirmed,
    ulong RecordsPending,
    ulong RecordsDropped)
{
    internal static NodeStatus Of(EmulatedNode node)
    {
        NodeFigures figures = node.Figures;
        return new NodeStatus(
            node.Id,
            node.IsPowered,
            node.Board.NetworkFault is not null,
            figures.IsOnline,
            node.Boots,
            figures.RecordsTaken,
            figures.RecordsConfirmed,
            figures.RecordsPending,
            figures.RecordsDropped);
    }
}
