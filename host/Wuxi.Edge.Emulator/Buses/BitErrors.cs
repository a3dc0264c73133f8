namespace Wuxi.Edge.Emulator.Buses;

/// <summary>
/// Turns single bits of characters, by chance that depends on the seed and on which character of the bus it is. As a
/// UART sees it: a wrong start or stop bit loses the character, a wrong data bit changes it, and a wrong parity bit
/// does nothing, since nanoFramework's serial port hands the character over all the same.
/// </summary>
internal static class BitErrors
{
    /// <summary>The character as it is read; false when it is lost.</summary>
    public static bool TryPass(ref byte value, SerialFormat format, double rate, ulong seed, long character)
    {
        for (var bit = 0; bit < format.BitsPerCharacter; bit++)
        {
            if (SeededHash.Uniform(seed, (character * 16) + bit) >= rate)
            {
                continue;
            }

            if (bit == 0 || bit >= format.BitsPerCharacter - format.StopBits)
            {
                return false;
            }

            if (bit <= format.DataBits)
            {
                value ^= (byte)(1 << (bit - 1));
            }
        }

        return true;
    }
}
