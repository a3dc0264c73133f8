namespace Wuxi.Edge.Emulator.Devices.ModbusMeter;

/// <summary>The CRC of Modbus RTU (MODBUS over Serial Line V1.02, 6.2.2). Thread safe.</summary>
public static class ModbusCrc
{
    private static readonly ushort[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>CRC of bytes; over a frame with its CRC it is 0.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0xFFFF;
        foreach (byte value in bytes)
        {
            crc = (ushort)((crc >> 8) ^ Table[(crc ^ value) & 0xFF]);
        }

        return crc;
    }

    /// <summary>The bytes with their CRC behind them, low byte first.</summary>
    public static byte[] Append(ReadOnlySpan<byte> bytes)
    {
        ushort crc = Of(bytes);
        return [.. bytes, (byte)crc, (byte)(crc >> 8)];
    }

    private static ushort Entry(int index)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            index = (index & 1) == 1 ? (index >> 1) ^ 0xA001 : index >> 1;
        }

        return (ushort)index;
    }
}
