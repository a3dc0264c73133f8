using System.Numerics;

namespace Wuxi.Edge.Historian.Coding;

/// <summary>How numbers are packed: each divided by what all of them can be divided by, where that saves more than it takes to say, in so many bits.</summary>
/// <param name="Width">Bits of each, 0 to 64.</param>
/// <param name="Divisor">1 for none.</param>
/// <param name="Bytes">Of all, and of saying the divisor.</param>
internal readonly record struct PackedForm(int Width, ulong Divisor, int Bytes)
{
    /// <summary>The form in which the numbers take least.</summary>
    public static PackedForm Of(ReadOnlySpan<ulong> numbers)
    {
        ulong largest = 0;
        foreach (ulong number in numbers)
        {
            largest = Math.Max(largest, number);
        }

        PackedForm whole = Of(numbers.Length, largest, 1);
        // One bit of each is the least that can be left.
        bool mayPay = Of(numbers.Length, 1, 2).Bytes < whole.Bytes;
        ulong divisor = mayPay ? CommonDivisor(numbers) : 1;
        if (divisor <= 1)
        {
            return whole;
        }

        PackedForm divided = Of(numbers.Length, largest / divisor, divisor);
        return divided.Bytes < whole.Bytes ? divided : whole;
    }

    /// <summary>Writes divisor, mode and width.</summary>
    public void WriteHead(int mode, ByteWriter into)
    {
        if (Divisor > 1)
        {
            into.WriteByte(Int64Codec.DividedMode);
            into.WriteVarint(Divisor);
        }

        into.WriteByte((byte)(mode + Width));
    }

    /// <summary>Writes the numbers, which are divided where they stand.</summary>
    public void Pack(Span<ulong> numbers, ByteWriter into)
    {
        for (int i = 0; Divisor > 1 && i < numbers.Length; i++)
        {
            numbers[i] /= Divisor;
        }

        BitPacking.Pack(numbers, Width, into.Take(BitPacking.BytesFor(numbers.Length, Width)));
    }

    private static PackedForm Of(int count, ulong largest, ulong divisor)
    {
        int width = 64 - BitOperations.LeadingZeroCount(largest);
        // One byte for that there is a divisor, and seven bits of it in each of the others.
        int head = divisor > 1 ? 1 + ((70 - BitOperations.LeadingZeroCount(divisor)) / 7) : 0;
        return new PackedForm(width, divisor, BitPacking.BytesFor(count, width) + head);
    }

    /// <summary>By Euclid; of noise it is 1 after a few numbers. 0 when all are 0.</summary>
    private static ulong CommonDivisor(ReadOnlySpan<ulong> numbers)
    {
        ulong divisor = 0;
        foreach (ulong number in numbers)
        {
            (ulong a, ulong b) = (divisor, number);
            while (b != 0)
            {
                (a, b) = (b, a % b);
            }

            divisor = a;
            if (divisor == 1)
            {
                break;
            }
        }

        return divisor;
    }
}
