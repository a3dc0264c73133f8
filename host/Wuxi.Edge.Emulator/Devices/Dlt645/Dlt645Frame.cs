namespace Wuxi.Edge.Emulator.Devices.Dlt645;

/// <summary>A DL/T 645-2007 frame, with the 0x33 already taken off its data. Immutable.</summary>
/// <param name="Address">6 bytes as on the wire, low byte first.</param>
/// <param name="Control">Control byte.</param>
/// <param name="Data">Data without the 0x33.</param>
public sealed record Dlt645Frame(byte[] Address, byte Control, byte[] Data)
{
    /// <summary>Start character.</summary>
    public const byte Start = 0x68;

    /// <summary>End character.</summary>
    public const byte End = 0x16;

    /// <summary>Wake-up byte before a frame.</summary>
    public const byte WakeUp = 0xFE;

    /// <summary>What the sender adds to every byte of data.</summary>
    public const byte Shift = 0x33;

    /// <summary>Bytes of a frame around its data.</summary>
    public const int Overhead = 12;

    /// <summary>Most bytes of data that a frame may carry.</summary>
    public const int MaximumData = 200;

    /// <summary>The frame as sent, after <paramref name="wakeUps"/> wake-up bytes.</summary>
    public byte[] ToBytes(int wakeUps)
    {
        var bytes = new byte[wakeUps + Overhead + Data.Length];
        Array.Fill(bytes, WakeUp, 0, wakeUps);
        Span<byte> frame = bytes.AsSpan(wakeUps);
        frame[0] = Start;
        Address.CopyTo(frame[1..]);
        frame[7] = Start;
        frame[8] = Control;
        frame[9] = (byte)Data.Length;
        for (var index = 0; index < Data.Length; index++)
        {
            frame[10 + index] = (byte)(Data[index] + Shift);
        }

        frame[^2] = Checksum(frame[..^2]);
        frame[^1] = End;
        return bytes;
    }

    /// <summary>Sum of all bytes, modulo 256.</summary>
    public static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return sum;
    }
}
