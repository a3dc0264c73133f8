namespace Wuxi.Edge.Emulator.Devices.Cjt188;

/// <summary>Writes numbers as CJ/T 188 does: BCD, low byte first, with a unit code where there is one.</summary>
public static class Cjt188Numbers
{
    /// <summary>Digits only; a register starts again at 0 when they are used up.</summary>
    public static byte[] Digits(double value, int bytes, int decimals)
    {
        double steps = Math.Round(Math.Max(0, value) * Math.Pow(10, decimals), MidpointRounding.AwayFromZero);
        var digits = (long)(steps % Math.Pow(10, 2 * bytes));
        var written = new byte[bytes];
        for (var index = 0; index < bytes; index++)
        {
            written[index] = (byte)((digits / 10 % 10 << 4) | (digits % 10));
            digits /= 100;
        }

        return written;
    }

    /// <summary>Four bytes of digits and the unit, in the meter's order.</summary>
    public static byte[] WithUnit(double value, int decimals, byte unit, bool isUnitFirst)
    {
        byte[] digits = Digits(value, 4, decimals);
        return isUnitFirst ? [unit, .. digits] : [.. digits, unit];
    }

    /// <summary>ss mm hh DD MM YY YY.</summary>
    public static byte[] Clock(DateTime time) =>
    [
        .. Digits(time.Second, 1, 0), .. Digits(time.Minute, 1, 0), .. Digits(time.Hour, 1, 0),
        .. Digits(time.Day, 1, 0), .. Digits(time.Month, 1, 0), .. Digits(time.Year, 2, 0),
    ];
}
