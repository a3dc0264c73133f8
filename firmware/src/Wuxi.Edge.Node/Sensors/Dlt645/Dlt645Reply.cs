namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>An answer of a meter, as the native driver has delivered it: form, address and checksum are right. Not thread safe.</summary>
    internal sealed class Dlt645Reply
    {
        /// <param name="buffer">Where the frame is put; at least 256 bytes.</param>
        internal Dlt645Reply(byte[] buffer)
        {
            Buffer = buffer;
        }

        /// <summary>Where the frame is put, from its first 68h on.</summary>
        internal byte[] Buffer { get; private set; }

        /// <summary>Control byte of the frame.</summary>
        internal byte Control
        {
            get { return Buffer[Dlt645Frames.ControlOffset]; }
        }

        /// <summary>Bytes of DATA in the frame.</summary>
        internal int DataLength
        {
            get { return Buffer[Dlt645Frames.LengthOffset]; }
        }

        /// <summary>A byte of DATA, as it was before sending.</summary>
        internal byte Data(int index)
        {
            return Dlt645Frames.Unmask(Buffer[Dlt645Frames.DataOffset + index]);
        }
    }
}
