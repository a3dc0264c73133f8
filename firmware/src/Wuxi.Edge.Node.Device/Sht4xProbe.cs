using System;
using System.Device.I2c;
using Iot.Device.Sht4x;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// An SHT4x by nanoFramework's binding, which throws when the command is not acknowledged and when a CRC is wrong. A measurement is waited
    /// for 10 ms, and allocates the binding's buffers.
    /// </summary>
    public sealed class Sht4xProbe : IProbe, IDisposable
    {
        private readonly Sht4X _sensor;

        /// <summary>Opens it at 100 kHz; lets out what nanoFramework throws.</summary>
        /// <param name="bus">I2C port of the chip.</param>
        /// <param name="address">7 bits.</param>
        public Sht4xProbe(int bus, int address)
        {
            _sensor = new Sht4X(new I2cDevice(new I2cConnectionSettings(bus, address, I2cBusSpeed.StandardMode)));
        }

        public int Read(double[] values)
        {
            try
            {
                Sht4XSensorData data = _sensor.ReadData(MeasurementMode.NoHeaterHighPrecision);
                values[0] = data.Temperature.DegreesCelsius;
                values[1] = data.RelativeHumidity.Percent;
                return ReasonCode.None;
            }
            catch (InvalidCrcException)
            {
                return ReasonCode.Corrupt;
            }
            catch (Exception)
            {
                return ReasonCode.Timeout;
            }
        }

        public void Dispose()
        {
            _sensor.Dispose();
        }
    }
}
