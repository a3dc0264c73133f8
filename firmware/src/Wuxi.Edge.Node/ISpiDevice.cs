namespace Wuxi.Edge.Node
{
    /// <summary>One device on an SPI bus, with a chip select of its own. Never throws. SPI has no acknowledge: what is not there reads as 00 or FF.</summary>
    public interface ISpiDevice
    {
        /// <summary>Transfers in both directions at once; false when the chip's port has failed.</summary>
        /// <param name="write">To the device.</param>
        /// <param name="read">From the device.</param>
        /// <param name="count">Number of bytes, of both.</param>
        bool Transfer(byte[] write, byte[] read, int count);
    }
}
