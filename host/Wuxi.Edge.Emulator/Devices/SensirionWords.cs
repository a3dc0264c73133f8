namespace Wuxi.Edge.Emulator.Devices;

/// <summary>Words as Sensirion's I2C sensors send them: two bytes, the high one first, and a CRC-8 (polynomial 31h, start FFh). Thread safe.</summary>
public static class SensirionWords
{
    /// <summary>The words with their CRCs.</summary>
    public static byte[] Of(params ReadOnlySpan<ushort> words)
    {
        byte[] bytes = new byte[words.Length * 3];
        for (int i = 0; i < words.Length; i++)
        {
            bytes[3 * i] = (byte)(words[i] >> 8);
            bytes[(3 * i) + 1] = (byte)words[i];
            bytes[(3 * i) + 2] = Crc(bytes[3 * i], bytes[(3 * i) + 1]);
        }

        return bytes;
    }

    /// <summary>A word that the node has sent; null when its CRC is wrong.</summary>
    public static ushort? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 3 && Crc(bytes[0], bytes[1]) == bytes[2] ? (ushort)((bytes[0] << 8) | bytes[1]) : null;

    /// <summary>A value as a share of a range, in 65535ths.</summary>
    public static ushort Share(double value, double low, double span) =>
        (ushort)Math.Clamp(Math.Round((value - low) / span * 65535), 0, 65535);

    private static byte Crc(byte high, byte low)
    {
        int crc = 0xFF;
        foreach (byte value in (ReadOnlySpan<byte>)[high, low])
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc << 1) ^ ((crc & 0x80) != 0 ? 0x31 : 0)) & 0xFF;
            }
        }

        return (byte)crc;
    }
}
