namespace Wuxi.Edge.Workshop.Boards;

/// <summary>What holds a pin as long as nobody drives it.</summary>
public enum PinPull
{
    /// <summary>Nothing: its level is undetermined.</summary>
    None,

    /// <summary>Low.</summary>
    Down,

    /// <summary>High.</summary>
    Up,
}
