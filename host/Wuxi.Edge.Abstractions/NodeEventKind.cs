namespace Wuxi.Edge.Abstractions;

/// <summary>What happened to a node or to one of its devices.</summary>
public enum NodeEventKind
{
    NodeBirth,
    NodeDeath,
    DeviceBirth,
    DeviceDeath,
}
