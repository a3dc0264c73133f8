namespace Wuxi.Edge.Node
{
    /// <summary>How a transfer on an I2C bus ended.</summary>
    public static class TransferState
    {
        /// <summary>All bytes were transferred.</summary>
        public const int Done = 0;

        /// <summary>Nobody has acknowledged the address, or the device has not taken a byte.</summary>
        public const int NoAnswer = 1;

        /// <summary>The bus does not come free, or the chip's port has failed.</summary>
        public const int Failed = 2;
    }
}
