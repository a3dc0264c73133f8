namespace Wuxi.Edge.Emulator.Devices.Smoke420;

/// <summary>State of the wires of a current loop.</summary>
public enum LoopState
{
    /// <summary>The transmitter sets the current.</summary>
    Normal,

    /// <summary>A broken wire: no current.</summary>
    Open,

    /// <summary>The transmitter is bridged: the supply sets the current, far above 20 mA.</summary>
    Short,
}
