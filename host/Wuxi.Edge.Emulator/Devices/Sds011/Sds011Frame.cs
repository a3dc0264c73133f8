using System.Buffers.Binary;

namespace Wuxi.Edge.Emulator.Devices.Sds011;

/// <summary>Frames and commands of a Nova SDS011 (Laser Dust Sensor Control Protocol V1.3). Pure.</summary>
public static class Sds011Frame
{
    /// <summary>Bytes of a command.</summary>
    public const int CommandLength = 19;

    /// <summary>First byte of whatever is sent in either direction.</summary>
    public const byte Head = 0xAA;

    /// <summary>Second byte of a command.</summary>
    public const byte Command = 0xB4;

    /// <summary>Second byte of measured values.</summary>
    public const byte Data = 0xC0;

    /// <summary>Second byte of the answer to a command.</summary>
    public const byte Answer = 0xC5;

    private const byte Tail = 0xAB;
    private const int Highest = 9999;

    /// <summary>Measured values; a concentration in µg/m³ is held within 0…999.9.</summary>
    public static byte[] Values(double pm2, double pm10, ushort deviceId)
    {
        Span<byte> data = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16LittleEndian(data, Tenths(pm2));
        BinaryPrimitives.WriteUInt16LittleEndian(data[2..], Tenths(pm10));
        BinaryPrimitives.WriteUInt16BigEndian(data[4..], deviceId);
        return Build(Data, data);
    }

    /// <summary>A frame of ten bytes around six.</summary>
    public static byte[] Build(byte kind, ReadOnlySpan<byte> data) => [Head, kind, .. data, Sum(data), Tail];

    /// <summary>Whether a command of <see cref="CommandLength"/> bytes is whole.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> command) =>
        command[18] == Tail && command[17] == Sum(command[2..17]);

    private static ushort Tenths(double value) => (ushort)Math.Clamp(Math.Round(value * 10, MidpointRounding.AwayFromZero), 0, Highest);

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return sum;
    }
}
