namespace Wuxi.Edge.Emulator.Devices.Dlt645;

/// <summary>One data identifier of the meter: which metrics, in which form. Immutable.</summary>
/// <param name="Metrics">Metrics whose values follow one another in the reply.</param>
/// <param name="Bytes">Bytes of BCD for each.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="IsSigned">Whether the top bit is the sign, which leaves 7 as the highest first digit.</param>
/// <param name="IsRegister">Whether it counts on and starts again at 0 when all digits are used up.</param>
/// <param name="CtPower">How often the CT ratio is in the primary value: 0 or 1.</param>
/// <param name="PtPower">How often the PT ratio is in the primary value: 0 or 1.</param>
public sealed record Dlt645Item(
    IReadOnlyList<string> Metrics, int Bytes, int Decimals, bool IsSigned, bool IsRegister, int CtPower, int PtPower)
{
    /// <summary>Writes one value on the secondary side as the meter does: low byte first, rounded, held at the last number its digits can show.</summary>
    public byte[] Encode(double secondary)
    {
        double scaled = Math.Round(Math.Abs(secondary) * Math.Pow(10, Decimals), MidpointRounding.AwayFromZero);
        double limit = Math.Pow(10, 2 * Bytes);
        double highest = IsSigned ? (limit * 0.8) - 1 : limit - 1;
        bool isNegative = secondary < 0 && scaled > 0;
        scaled = isNegative && !IsSigned ? 0 : IsRegister ? scaled % limit : Math.Min(scaled, highest);

        var digits = (long)scaled;
        var bytes = new byte[Bytes];
        for (var index = 0; index < Bytes; index++)
        {
            bytes[index] = (byte)((digits / 10 % 10 << 4) | (digits % 10));
            digits /= 100;
        }

        bytes[^1] |= (byte)(isNegative && IsSigned ? 0x80 : 0);
        return bytes;
    }
}
