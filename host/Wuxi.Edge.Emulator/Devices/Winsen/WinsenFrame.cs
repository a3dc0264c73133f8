using System.Buffers.Binary;

namespace Wuxi.Edge.Emulator.Devices.Winsen;

/// <summary>The 9-byte frames of Winsen modules (ZE07-CO and MH-Z19B manuals). Pure.</summary>
public static class WinsenFrame
{
    /// <summary>Bytes of a frame in either direction.</summary>
    public const int Length = 9;

    /// <summary>First byte of a frame.</summary>
    public const byte Head = 0xFF;

    private const byte CarbonMonoxide = 0x04;
    private const byte PartsPerMillion = 0x03;

    /// <summary>Answer to a read of a concentration.</summary>
    public static byte[] Answer(int value)
    {
        var frame = new byte[Length];
        frame[1] = 0x86;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)value);
        return Close(frame);
    }

    /// <summary>Upload of carbon monoxide: concentration and range in steps of the last decimal.</summary>
    public static byte[] Upload(byte decimals, int steps, int range)
    {
        var frame = new byte[Length];
        (frame[1], frame[2], frame[3]) = (CarbonMonoxide, PartsPerMillion, decimals);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(4), (ushort)steps);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(6), (ushort)range);
        return Close(frame);
    }

    /// <summary>Not (byte 1 + … + byte 7) + 1, as the manuals have it.</summary>
    public static byte Checksum(ReadOnlySpan<byte> frame)
    {
        byte sum = 0;
        foreach (byte value in frame[1..8])
        {
            sum += value;
        }

        return (byte)(~sum + 1);
    }

    private static byte[] Close(byte[] frame)
    {
        frame[0] = Head;
        frame[8] = Checksum(frame);
        return frame;
    }
}
