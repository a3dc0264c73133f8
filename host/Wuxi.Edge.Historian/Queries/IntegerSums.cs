using System.Numerics;
using System.Runtime.InteropServices;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Smallest, largest and total of integers.</summary>
internal static class IntegerSums
{
    /// <summary>Sums of so many of these do not overflow 64 bits.</summary>
    private const long Small = long.MaxValue >> 10;

    /// <param name="values">One at least, 1024 at most.</param>
    public static (long Smallest, long Largest, Int128 Total) Of(ReadOnlySpan<long> values)
    {
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        long smallest = values[^1];
        long largest = values[^1];
        long total = 0;
        if (vectors.Length > 0)
        {
            Vector<long> low = vectors[0];
            Vector<long> high = vectors[0];
            Vector<long> sum = Vector<long>.Zero;
            foreach (Vector<long> vector in vectors)
            {
                low = Vector.Min(low, vector);
                high = Vector.Max(high, vector);
                sum += vector;
            }

            for (int i = 0; i < Vector<long>.Count; i++)
            {
                smallest = Math.Min(smallest, low[i]);
                largest = Math.Max(largest, high[i]);
                total += sum[i];
            }
        }

        for (int i = vectors.Length * Vector<long>.Count; i < values.Length; i++)
        {
            smallest = Math.Min(smallest, values[i]);
            largest = Math.Max(largest, values[i]);
            total += values[i];
        }

        return smallest > -Small && largest < Small ? (smallest, largest, total) : (smallest, largest, Exactly(values));
    }

    private static Int128 Exactly(ReadOnlySpan<long> values)
    {
        Int128 total = 0;
        foreach (long value in values)
        {
            total += value;
        }

        return total;
    }
}
