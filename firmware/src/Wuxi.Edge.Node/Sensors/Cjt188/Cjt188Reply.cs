namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>An answer of a meter, as the native driver has delivered it: form, address and checksum are right. Not thread safe.</summary>
    internal sealed class Cjt188Reply
    {
        /// <param name="buffer">Where the frame is put; at least 256 bytes.</param>
        internal Cjt188Reply(byte[] buffer)
        {
            Buffer = buffer;
        }

        /// <summary>Where the frame is put, from its 68h on.</summary>
        internal byte[] Buffer { get; private set; }

        /// <summary>Control byte of the frame.</summary>
        internal byte Control
        {
            get { return Buffer[Cjt188Frames.ControlOffset]; }
        }

        /// <summary>Bytes of DATA in the frame.</summary>
        internal int DataLength
        {
            get { return Buffer[Cjt188Frames.LengthOffset]; }
        }

        /// <summary>The last two bytes of DATA, the first of them high.</summary>
        internal int Status
        {
            get { return (Data(DataLength - 2) << 8) | Data(DataLength - 1); }
        }

        /// <summary>A byte of DATA.</summary>
        internal byte Data(int index)
        {
            return Buffer[Cjt188Frames.DataOffset + index];
        }
    }
}
