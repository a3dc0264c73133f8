namespace Wuxi.Edge.Abstractions;

/// <summary>One interlock that a node runs by itself. Immutable.</summary>
/// <param name="Node">Edge node id.</param>
/// <param name="Id">Its device id on that node.</param>
/// <param name="Name">Name for people.</param>
/// <param name="State">Its point: 0 normal, 1 demand and delay running, 2 tripped, 3 tripped and waiting for a reset.</param>
/// <param name="Refusal">Its point: why the last reset was refused; 0 it was not, 1 the demand was still there, 2 it had not tripped.</param>
public sealed record InterlockItem(string Node, string Id, LocalizedText Name, Point State, Point Refusal);
