namespace Wuxi.Edge.Emulator.Devices.Cjt188;

/// <summary>A CJ/T 188 frame. Immutable.</summary>
/// <param name="Type">Type code of the meter.</param>
/// <param name="Address">7 bytes as on the wire, low byte first.</param>
/// <param name="Control">Control byte.</param>
/// <param name="Data">Data.</param>
public sealed record Cjt188Frame(byte Type, byte[] Address, byte Control, byte[] Data)
{
    /// <summary>Start character.</summary>
    public const byte Start = 0x68;

    /// <summary>End character.</summary>
    public const byte End = 0x16;

    /// <summary>Wake-up byte before a frame.</summary>
    public const byte WakeUp = 0xFE;

    /// <summary>Bytes of a frame around its data.</summary>
    public const int Overhead = 13;

    /// <summary>Most bytes of data that a frame may carry.</summary>
    public const int MaximumData = 100;

    /// <summary>The frame as sent, after <paramref name="wakeUps"/> wake-up bytes.</summary>
    public byte[] ToBytes(int wakeUps)
    {
        byte[] body = [Start, Type, .. Address, Control, (byte)Data.Length, .. Data];
        return [.. Enumerable.Repeat(WakeUp, wakeUps), .. body, Checksum(body), End];
    }

    /// <summary>Sum of all bytes, modulo 256.</summary>
    public static byte Checksum(IEnumerable<byte> bytes) => (byte)bytes.Sum(value => value);
}
