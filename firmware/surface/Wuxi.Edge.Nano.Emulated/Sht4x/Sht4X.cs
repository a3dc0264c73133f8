using System.Device.I2c;

namespace Iot.Device.Sht4x;

/// <summary>
/// Stands for the binding <c>nanoFramework.Iot.Device.Sht4x</c>: the same calls, and the sensor's own protocol on the emulated bus. As the
/// binding does, it throws when the command is not acknowledged and when a CRC is wrong, and looks at nothing but the CRC after the read (none fits the zeros of a
/// read that failed). It does not sleep: the read is made as of 10 ms later.
/// </summary>
public class Sht4X(I2cDevice i2CDevice) : IDisposable
{
    private const byte Polynomial = 0x31;
    private readonly I2cDevice _device = i2CDevice ?? throw new ArgumentNullException(nameof(i2CDevice));

    /// <exception cref="Exception">The command was not acknowledged.</exception>
    /// <exception cref="InvalidCrcException">A CRC is wrong, or nothing was read.</exception>
    public Sht4XSensorData ReadData(MeasurementMode precision)
    {
        long waitUs = precision switch
        {
            MeasurementMode.NoHeaterHighPrecision => 10_000,
            MeasurementMode.NoHeaterMediumPrecision => 5_000,
            MeasurementMode.NoHeaterLowPrecision => 2_000,
            _ => throw new ArgumentException("no such mode"),
        };
        if (_device.WriteByte((byte)precision).Status != I2cTransferStatus.FullTransfer)
        {
            throw new IOException("the command was not acknowledged");
        }

        byte[] answer = new byte[6];
        _device.Read(answer, waitUs);
        int temperature = Word(answer, 0);
        int humidity = Word(answer, 3);
        return new Sht4XSensorData(-45 + (175 * temperature / 65535.0f), -6 + (125 * humidity / 65535.0f));
    }

    public void Dispose() => _device.Dispose();

    private static int Word(byte[] answer, int at)
    {
        int crc = 0xFF;
        for (int i = 0; i < 2; i++)
        {
            crc ^= answer[at + i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ Polynomial) & 0xFF : crc << 1;
            }
        }

        return crc == answer[at + 2] ? (answer[at] << 8) | answer[at + 1] : throw new InvalidCrcException();
    }
}
