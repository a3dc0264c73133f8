namespace Wuxi.Edge.Emulator.Devices.Sps30;

/// <summary>Sensirion's SHDLC as it is on the wire (SPS30 data sheet, chapter 5). Pure.</summary>
public static class ShdlcFrame
{
    /// <summary>Begins and ends a frame.</summary>
    public const byte Flag = 0x7E;

    private const byte Escape = 0x7D;
    private const byte Turned = 0x20;

    /// <summary>A frame around a content without its checksum.</summary>
    public static byte[] ToBytes(ReadOnlySpan<byte> content)
    {
        var bytes = new List<byte> { Flag };
        foreach (byte value in (ReadOnlySpan<byte>)[.. content, Checksum(content)])
        {
            if (value is 0x7E or 0x7D or 0x11 or 0x13)
            {
                bytes.Add(Escape);
                bytes.Add((byte)(value ^ Turned));
            }
            else
            {
                bytes.Add(value);
            }
        }

        bytes.Add(Flag);
        return [.. bytes];
    }

    /// <summary>The content between two flags, without its checksum; null when it is damaged.</summary>
    public static byte[]? FromBytes(IReadOnlyList<byte> between)
    {
        var content = new List<byte>();
        for (var index = 0; index < between.Count; index++)
        {
            if (between[index] != Escape)
            {
                content.Add(between[index]);
            }
            else if (++index < between.Count)
            {
                content.Add((byte)(between[index] ^ Turned));
            }
        }

        byte[] body = [.. content.SkipLast(1)];
        return content.Count > 0 && content[^1] == Checksum(body) ? body : null;
    }

    private static byte Checksum(ReadOnlySpan<byte> content)
    {
        byte sum = 0;
        foreach (byte value in content)
        {
            sum += value;
        }

        return (byte)~sum;
    }
}
