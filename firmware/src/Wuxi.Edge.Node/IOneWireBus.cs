namespace Wuxi.Edge.Node
{
    /// <summary>A 1-Wire bus. Never throws; a byte takes about 1 ms. Several drivers may use it in turn: each of their transactions begins with a reset.</summary>
    public interface IOneWireBus
    {
        /// <summary>Resets the bus; whether a device has said that it is there.</summary>
        bool Reset();

        /// <summary>Sends a byte.</summary>
        void Write(byte value);

        /// <summary>Reads a byte; FF when nobody speaks.</summary>
        byte Read();
    }
}
