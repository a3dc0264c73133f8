namespace Wuxi.Edge.Node
{
    /// <summary>One device on an I2C bus at 100 kHz: a transfer takes 0.09 ms a byte. Never throws.</summary>
    public interface II2cDevice
    {
        /// <summary>Writes, then reads with a repeated start; either may be nothing. One of <see cref="TransferState"/>.</summary>
        /// <param name="write">To the device.</param>
        /// <param name="writeCount">Number of bytes from its first; 0 to read only.</param>
        /// <param name="read">From the device; counts only when the transfer is done.</param>
        /// <param name="readCount">Number of bytes from its first; 0 to write only.</param>
        int Transfer(byte[] write, int writeCount, byte[] read, int readCount);
    }
}
