using System.Buffers.Binary;

namespace Wuxi.Edge.Emulator.Devices.Pms5003;

/// <summary>The 32-byte data frame of a Plantower PMS5003 (data sheet v2.3, appendix I). Pure.</summary>
public static class Pms5003Frame
{
    /// <summary>Bytes of a frame.</summary>
    public const int Length = 32;

    /// <summary>Words of measured values: PM1, PM2.5, PM10 for CF = 1, the same for the atmosphere, and six particle counts.</summary>
    public const int Values = 12;

    private const byte Version = 0x97;

    /// <summary>Builds a frame of the values in the order above; each is held within 0…65535.</summary>
    public static byte[] ToBytes(ReadOnlySpan<double> values)
    {
        var frame = new byte[Length];
        frame[0] = 0x42;
        frame[1] = 0x4D;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (2 * (Values + 1)) + 2);
        for (var index = 0; index < Values; index++)
        {
            var word = (ushort)Math.Clamp(Math.Round(values[index], MidpointRounding.AwayFromZero), 0, ushort.MaxValue);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(4 + (2 * index)), word);
        }

        frame[28] = Version;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(30), Checksum(frame.AsSpan(0, 30)));
        return frame;
    }

    /// <summary>Sum of the bytes, modulo 65536.</summary>
    public static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        ushort sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return sum;
    }
}
