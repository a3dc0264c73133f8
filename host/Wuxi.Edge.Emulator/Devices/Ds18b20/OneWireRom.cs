namespace Wuxi.Edge.Emulator.Devices.Ds18b20;

/// <summary>The eight bytes by which a 1-Wire device is known: family, serial number, CRC-8 (x^8 + x^5 + x^4 + 1, lowest bit first). Thread safe.</summary>
public static class OneWireRom
{
    /// <summary>The ROM of a family and six bytes of a serial number.</summary>
    public static byte[] Of(byte family, ReadOnlySpan<byte> serial)
    {
        byte[] rom = [family, .. serial, 0];
        rom[^1] = Crc(rom.AsSpan(0, rom.Length - 1));
        return rom;
    }

    /// <summary>The CRC of some bytes.</summary>
    public static byte Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte value in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                bool isOdd = ((crc ^ (value >> bit)) & 1) != 0;
                crc = (crc >> 1) ^ (isOdd ? 0x8C : 0);
            }
        }

        return (byte)crc;
    }
}
