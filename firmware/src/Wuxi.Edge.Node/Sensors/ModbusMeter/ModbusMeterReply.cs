using System;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>An answer of a meter, as the native driver has delivered it: address, function, length and CRC are right. Not thread safe.</summary>
    internal sealed class ModbusMeterReply
    {
        // Behind the longest answer.
        private const int Scratch = 252;

        /// <param name="buffer">Where the frame is put; at least 256 bytes.</param>
        internal ModbusMeterReply(byte[] buffer)
        {
            Buffer = buffer;
        }

        /// <summary>Where the frame is put.</summary>
        internal byte[] Buffer { get; private set; }

        internal bool IsException
        {
            get { return (Buffer[ModbusMeterFrames.FunctionOffset] & ModbusMeterFrames.ExceptionFlag) != 0; }
        }

        /// <summary>Why; counts only for an exception.</summary>
        internal byte ExceptionCode
        {
            get { return Buffer[ModbusMeterFrames.ExceptionOffset]; }
        }

        /// <summary>A register of the answer, counted from the first that was asked for.</summary>
        internal int Register(int index)
        {
            int offset = ModbusMeterFrames.RegistersOffset + (2 * index);
            return (Buffer[offset] << 8) | Buffer[offset + 1];
        }

        /// <summary>The IEEE 754 single that has these bits.</summary>
        internal float Single(uint bits)
        {
            // BitConverter reads the machine's order, which is low byte first on the chip as on a PC.
            Buffer[Scratch] = (byte)bits;
            Buffer[Scratch + 1] = (byte)(bits >> 8);
            Buffer[Scratch + 2] = (byte)(bits >> 16);
            Buffer[Scratch + 3] = (byte)(bits >> 24);
            return BitConverter.ToSingle(Buffer, Scratch);
        }
    }
}
