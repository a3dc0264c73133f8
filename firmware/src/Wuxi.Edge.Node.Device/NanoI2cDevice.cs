using System;
using System.Device.I2c;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>One device on an I2C bus of the chip, as the node sees it.</summary>
    public sealed class NanoI2cDevice : II2cDevice, IDisposable
    {
        private readonly I2cDevice _device;

        /// <summary>Opens it at 100 kHz; lets out what nanoFramework throws.</summary>
        /// <param name="bus">I2C port of the chip.</param>
        /// <param name="address">7 bits.</param>
        public NanoI2cDevice(int bus, int address)
        {
            _device = new I2cDevice(new I2cConnectionSettings(bus, address, I2cBusSpeed.StandardMode));
        }

        public int Transfer(byte[] write, int writeCount, byte[] read, int readCount)
        {
            try
            {
                I2cTransferResult result;
                if (readCount == 0)
                {
                    result = _device.Write(new SpanByte(write, 0, writeCount));
                }
                else if (writeCount == 0)
                {
                    result = _device.Read(new SpanByte(read, 0, readCount));
                }
                else
                {
                    result = _device.WriteRead(new SpanByte(write, 0, writeCount), new SpanByte(read, 0, readCount));
                }

                switch (result.Status)
                {
                    case I2cTransferStatus.FullTransfer:
                        return TransferState.Done;
                    case I2cTransferStatus.SlaveAddressNotAcknowledged:
                    case I2cTransferStatus.PartialTransfer:
                        return TransferState.NoAnswer;
                    default:
                        return TransferState.Failed;
                }
            }
            catch (Exception)
            {
                return TransferState.Failed;
            }
        }

        public void Dispose()
        {
            _device.Dispose();
        }
    }
}
