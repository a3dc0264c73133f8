namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>How a meter writes a value into its registers of 16 bits; the high byte of a register comes first on the line.</summary>
    internal static class ModbusType
    {
        /// <summary>One register, no sign.</summary>
        internal const int UInt16 = 0;

        /// <summary>One register, two's complement.</summary>
        internal const int Int16 = 1;

        /// <summary>Two registers, no sign.</summary>
        internal const int UInt32 = 2;

        /// <summary>Two registers, two's complement.</summary>
        internal const int Int32 = 3;

        /// <summary>Two registers, IEEE 754 single.</summary>
        internal const int Float32 = 4;

        /// <summary>Registers of a value.</summary>
        internal static int Registers(int type)
        {
            return type == UInt16 || type == Int16 ? 1 : 2;
        }
    }
}
