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

    /// <summary><c>bus-stuck</c>: a wire of an I2C or 1-Wire bus is held low.</summary>
    BusStuck,

    /// <summary><c>loop-open</c>: a current loop is broken.</summary>
    LoopOpen,

    /// <summary><c>loop-short</c>: a transmitter is bridged.</summary>
    LoopShort,

    /// <summary><c>power-cut</c>: a node is without power; what it held in RAM is gone.</summary>
    PowerCut,

    /// <summary><c>brown-out</c>: a node's supply sags and the board starts anew when it is back; as a power cut, but the board knows why.</summary>
    BrownOut,

    /// <summary><c>hang</c>: a node's program hangs, until its watchdog ends it or the time is over.</summary>
    Hang,
    /// <summary><c>fifo-overrun</c>: the FIFO of an accelerometer runs over again and again.</summary>
    FifoOverrun,

    /// <summary><c>broker-down</c>: the MQTT broker is dead.</summary>
    BrokerDown,

    /// <summary><c>gateway-kill</c>: the gateway is dead.</summary>
    GatewayKill,
}
