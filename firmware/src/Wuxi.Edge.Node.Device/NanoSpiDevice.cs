using System;
using System.Device.Spi;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>One device on an SPI bus of the chip, as the node sees it.</summary>
    public sealed class NanoSpiDevice : ISpiDevice, IDisposable
    {
        private readonly SpiDevice _device;

        /// <summary>Opens it; lets out what nanoFramework throws.</summary>
        /// <param name="bus">SPI port of the chip.</param>
        /// <param name="chipSelectPin">Pin that selects it, low while it is selected.</param>
        /// <param name="mode">0…3.</param>
        /// <param name="hertz">Clock.</param>
        public NanoSpiDevice(int bus, int chipSelectPin, int mode, int hertz)
        {
            var settings = new SpiConnectionSettings(bus, chipSelectPin);
            settings.Mode = (SpiMode)mode;
            settings.ClockFrequency = hertz;
            _device = SpiDevice.Create(settings);
        }

        public bool Transfer(byte[] write, byte[] read, int count)
        {
            try
            {
                _device.TransferFullDuplex(new SpanByte(write, 0, count), new SpanByte(read, 0, count));
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        public void Dispose()
        {
            _device.Dispose();
        }
    }
}
