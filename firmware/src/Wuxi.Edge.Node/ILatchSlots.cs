namespace Wuxi.Edge.Node
{
    /// <summary>
    /// Two small places that outlive a power cut, for the trips that wait for a reset. A write that is cut off may leave its
    /// own place damaged, and not the other. Never throws.
    /// </summary>
    public interface ILatchSlots
    {
        /// <summary>Reads a place from its beginning; how many bytes there were, at most the buffer's length. 0 when it is empty or cannot be read.</summary>
        /// <param name="slot">0 or 1.</param>
        /// <param name="into">Takes the bytes.</param>
        int Read(int slot, byte[] into);

        /// <summary>Replaces what a place holds; it is on the flash when this returns. False when it could not be written.</summary>
        /// <param name="slot">0 or 1.</param>
        /// <param name="bytes">Holds the new content from its beginning.</param>
        /// <param name="count">Its length.</param>
        bool Write(int slot, byte[] bytes, int count);
    }
}
