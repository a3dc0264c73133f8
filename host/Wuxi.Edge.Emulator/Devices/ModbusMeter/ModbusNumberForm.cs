namespace Wuxi.Edge.Emulator.Devices.ModbusMeter;

/// <summary>How a number stands in registers; the high word first.</summary>
public enum ModbusNumberForm
{
    /// <summary>One register, no sign.</summary>
    Word,

    /// <summary>One register, two's complement.</summary>
    SignedWord,

    /// <summary>Two registers, no sign; starts again at 0.</summary>
    Counter,

    /// <summary>Two registers, two's complement.</summary>
    SignedLong,

    /// <summary>Two registers, IEEE 754 single.</summary>
    Single,
}
