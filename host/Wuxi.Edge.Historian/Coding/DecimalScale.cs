using System.Runtime.CompilerServices;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>
/// Floating point numbers that were decimal ones before: 230.1 is the integer 2301 and one decimal. Exact or not at all: a
/// number counts only when dividing gives all its bits again.
/// </summary>
internal static class DecimalScale
{
    /// <summary>Most decimals.</summary>
    public const int MaximumExponent = 15;

    /// <summary>Beyond 2^53 not every integer is a double.</summary>
    private const double Largest = 9_007_199_254_740_992;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    public static double Power(int exponent) => Powers[exponent];

    /// <summary>The bits of integer / 10^exponent as that type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToBits(long integer, double power, ValueKind kind) => kind == ValueKind.Float
        ? BitConverter.SingleToInt32Bits((float)(integer / power))
        : BitConverter.DoubleToInt64Bits(integer / power);

    /// <summary>The number of a bit pattern.</summary>
    public static double ToDouble(long bits, ValueKind kind) => kind == ValueKind.Float
        ? BitConverter.Int32BitsToSingle((int)bits)
        : BitConverter.Int64BitsToDouble(bits);

    /// <summary>Whether the number is integer / 10^exponent, bit by bit.</summary>
    public static bool TryScale(long bits, double power, ValueKind kind, out long integer)
    {
        double scaled = Math.Round(ToDouble(bits, kind) * power);
        // Also false for what is not a number.
        if (!(Math.Abs(scaled) <= Largest))
        {
            integer = 0;
            return false;
        }

        integer = (long)scaled;
        return ToBits(integer, power, kind) == bits;
    }
}
