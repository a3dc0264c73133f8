using System;
using System.Device.I2c;

namespace Iot.Device.Sht4x;

public class Sht4X : IDisposable
{
    public const byte I2cDefaultAddress = 68;

    public Sht4X(I2cDevice i2CDevice) => throw null;

    public void Dispose() => throw null;

    public Sht4XSensorData ReadData(MeasurementMode precision) => throw null;
}
