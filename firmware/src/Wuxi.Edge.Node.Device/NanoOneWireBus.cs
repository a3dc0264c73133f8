using System;
using nanoFramework.Device.OneWire;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>The 1-Wire bus of the chip, as the node sees it. What its UART throws reads as a bus without devices.</summary>
    public sealed class NanoOneWireBus : IOneWireBus, IDisposable
    {
        private const byte Nobody = 0xFF;

        private readonly OneWireHost _host = new OneWireHost();

        public bool Reset()
        {
            try
            {
                return _host.TouchReset();
            }
            catch (Exception)
            {
                return false;
            }
        }

        public void Write(byte value)
        {
            try
            {
                _host.WriteByte(value);
            }
            catch (Exception)
            {
                // The device has not heard it, and what is read after it will say so.
            }
        }

        public byte Read()
        {
            try
            {
                return _host.ReadByte();
            }
            catch (Exception)
            {
                return Nobody;
            }
        }

        public void Dispose()
        {
            _host.Dispose();
        }
    }
}
