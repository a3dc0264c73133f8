namespace Wuxi.Edge.Control;

/// <summary>What an output shall be.</summary>
public enum OutputCommand
{
    Off,
    On,
    Flash,
}
