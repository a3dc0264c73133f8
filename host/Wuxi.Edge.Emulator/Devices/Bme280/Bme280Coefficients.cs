using System.Buffers.Binary;

namespace Wuxi.Edge.Emulator.Devices.Bme280;

/// <summary>
/// The calibration of a BME280 and the data sheet's compensation in integers (4.2.3), on which the emulated sensor is built, where the firmware
/// has the one in floating point. Immutable.
/// </summary>
/// <param name="T">dig_T1…3; T1 is unsigned.</param>
/// <param name="P">dig_P1…9; P1 is unsigned.</param>
/// <param name="H">dig_H1…6.</param>
public sealed record Bme280Coefficients(IReadOnlyList<int> T, IReadOnlyList<int> P, IReadOnlyList<int> H)
{
    /// <summary>T and P of the example in Bosch's data sheet of the BMP280, 3.12; H of a sensor as they are delivered.</summary>
    public static Bme280Coefficients Example { get; } = new(
        [27504, 26435, -1000], [36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000], [75, 361, 0, 339, 50, 30]);

    /// <summary>Registers 88…A1.</summary>
    public byte[] First()
    {
        byte[] block = new byte[26];
        for (int i = 0; i < 3; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(2 * i), (ushort)T[i]);
        }

        for (int i = 0; i < 9; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(6 + (2 * i)), (ushort)P[i]);
        }

        block[25] = (byte)H[0];
        return block;
    }

    /// <summary>Registers E1…E7.</summary>
    public byte[] Second() =>
    [
        (byte)H[1], (byte)(H[1] >> 8), (byte)H[2],
        (byte)(H[3] >> 4), (byte)((H[3] & 0x0F) | ((H[4] & 0x0F) << 4)), (byte)(H[4] >> 4), (byte)H[5],
    ];

    /// <summary>t_fine, of which temperature is (5 t + 128) / 256 hundredths, and which pressure and humidity need.</summary>
    public int Fine(int adc)
    {
        int a = (((adc >> 3) - (T[0] << 1)) * T[1]) >> 11;
        int b = (adc >> 4) - T[0];
        return a + ((((b * b) >> 12) * T[2]) >> 14);
    }

    /// <summary>Temperature, Cel, in hundredths.</summary>
    public double Celsius(int adc) => ((Fine(adc) * 5) + 128 >> 8) / 100.0;

    /// <summary>Pressure, Pa, in 256ths (64 bits).</summary>
    public double Pascal(int adc, int fine)
    {
        long a = (long)fine - 128000;
        long b = a * a * P[5];
        b += (a * P[4]) << 17;
        b += (long)P[3] << 35;
        a = ((a * a * P[2]) >> 8) + ((a * P[1]) << 12);
        a = ((((long)1 << 47) + a) * P[0]) >> 33;
        long p = 1048576 - adc;
        p = ((p << 31) - b) * 3125 / a;
        a = (P[8] * (p >> 13) * (p >> 13)) >> 25;
        b = (P[7] * p) >> 19;
        p = ((p + a + b) >> 8) + ((long)P[6] << 4);
        return p / 256.0;
    }

    /// <summary>Relative humidity, %, in 1024ths.</summary>
    public double Percent(int adc, int fine)
    {
        long v = fine - 76800;
        v = ((((long)adc << 14) - ((long)H[3] << 20) - (H[4] * v) + 16384) >> 15)
            * (((((((v * H[5]) >> 10) * (((v * H[2]) >> 11) + 32768)) >> 10) + 2097152) * H[1] + 8192) >> 14);
        v -= ((((v >> 15) * (v >> 15)) >> 7) * H[0]) >> 4;
        return (Math.Clamp(v, 0, 419430400) >> 12) / 1024.0;
    }
}
