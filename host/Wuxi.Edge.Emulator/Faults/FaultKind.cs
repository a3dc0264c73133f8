namespace Wuxi.Edge.Emulator.Faults;

/// <summary>What a scenario can break.</summary>
public enum FaultKind
{
    /// <summary><c>network-lost</c>: a node's Wi-Fi is gone; nobody closes its connection.</summary>
    NetworkLost,

    /// <summary><c>silent</c>: an instrument neither hears nor speaks.</summary>
    Silent,

    /// <summary><c>bit-errors</c>: bits of a bus are read wrongly, by chance.</summary>
    BitErrors,

    /// <summary><c>loop-open</c>: a current loop is broken.</summary>
    LoopOpen,

    /// <summary><c>loop-short</c>: a transmitter is bridged.</summary>
    LoopShort,

    /// <summary><c>power-cut</c>: a node is without power; what it held in RAM is gone.</summary>
    PowerCut,

    /// <summary><c>fifo-overrun</c>: the FIFO of an accelerometer runs over again and again.</summary>
    FifoOverrun,

    /// <summary><c>broker-down</c>: the MQTT broker is dead.</summary>
    BrokerDown,

    /// <summary><c>gateway-kill</c>: the gateway is dead.</summary>
    GatewayKill,
}
