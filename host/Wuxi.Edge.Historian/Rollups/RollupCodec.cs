using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Rollups;

/// <summary>
/// The roll-ups of a column at one resolution, as columns of integers of which those that are all 0 are left out. What can
/// be told from others is written as the difference, which is mostly nothing.
/// </summary>
internal static class RollupCodec
{
    /// <summary>How many columns there may be.</summary>
    public const int Columns = 15;

    /// <summary>Writes windows of decimal numbers. False when a sum does not fit into 64 bits.</summary>
    /// <param name="exponent">Decimals, or <see cref="NumberForm.Plain"/> for whole numbers.</param>
    public static bool TryEncode(ReadOnlySpan<RollupWindow<Int128>> rows, int resolutionMs, int exponent, ValueKind kind, ByteWriter into)
    {
        long[][] columns = NewColumns(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly RollupWindow<Int128> row = ref rows[i];
            Int128 sum = row.Sum - (row.Good * row.Min);
            Int128 integral = row.Integral - Predict(row.Sum - row.Last, row.HeldMs, row.Good);
            if (!Fits(sum) || !Fits(integral) || !Fits(row.Increase) || !Fits(row.Max - row.Min))
            {
                return false;
            }

            SetTimes(columns, i, row, resolutionMs);
            columns[3][i] = (long)row.Min;
            columns[4][i] = (long)(row.Max - row.Min);
            columns[5][i] = (long)(row.First - row.Min);
            columns[6][i] = (long)(row.Last - row.Min);
            columns[7][i] = (long)sum;
            columns[11][i] = (long)integral;
            columns[12][i] = (long)(row.Increase - (row.Last - row.First));
        }

        Write(columns, exponent, kind, into);
        return true;
    }

    /// <summary>Writes windows of numbers that are not decimal.</summary>
    public static void Encode(ReadOnlySpan<RollupWindow<double>> rows, int resolutionMs, ValueKind kind, ByteWriter into)
    {
        long[][] columns = NewColumns(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly RollupWindow<double> row = ref rows[i];
            SetTimes(columns, i, row, resolutionMs);
            columns[3][i] = BitConverter.DoubleToInt64Bits(row.Min);
            columns[4][i] = BitConverter.DoubleToInt64Bits(row.Max);
            columns[5][i] = BitConverter.DoubleToInt64Bits(row.First);
            columns[6][i] = BitConverter.DoubleToInt64Bits(row.Last);
            columns[7][i] = BitConverter.DoubleToInt64Bits(row.Sum);
            columns[11][i] = BitConverter.DoubleToInt64Bits(row.Integral);
            columns[12][i] = BitConverter.DoubleToInt64Bits(row.Increase);
        }

        Write(columns, NumberForm.Plain, kind, into);
    }

    private static void SetTimes<T>(long[][] columns, int i, in RollupWindow<T> row, int resolutionMs)
        where T : System.Numerics.INumber<T>
    {
        columns[0][i] = row.Window;
        columns[1][i] = row.Good;
        columns[2][i] = row.Bad;
        columns[8][i] = row.BeginMs - (row.Window * resolutionMs);
        if (row.Good > 0)
        {
            columns[14][i] = row.FirstMs - row.BeginMs;
            columns[9][i] = row.LastMs - (row.Window * resolutionMs);
            columns[10][i] = row.LastMs - row.FirstMs - row.HeldMs;
        }

        columns[13][i] = row.EndsBad ? 1 : 0;
    }

    /// <summary>What the integral is when all readings are equally far apart.</summary>
    public static Int128 Predict(Int128 sumButLast, long heldMs, long good)
    {
        if (good <= 1)
        {
            return 0;
        }

        // Division of 128 bits is many times slower, and hardly ever needed.
        const long small = int.MaxValue;
        return sumButLast > -small && sumButLast < small && heldMs <= small
            ? (long)sumButLast * heldMs / (good - 1)
            : sumButLast * heldMs / (good - 1);
    }

    private static bool Fits(Int128 value) => value >= long.MinValue && value <= long.MaxValue;

    private static long[][] NewColumns(int rows)
    {
        long[][] columns = new long[Columns][];
        for (int i = 0; i < Columns; i++)
        {
            columns[i] = new long[rows];
        }

        return columns;
    }

    private static void Write(long[][] columns, int exponent, ValueKind kind, ByteWriter into)
    {
        int mask = 0;
        var part = new ByteWriter();
        for (int i = 0; i < Columns; i++)
        {
            mask |= columns[i].AsSpan().IndexOfAnyExcept(0L) >= 0 ? 1 << i : 0;
        }

        into.WriteByte(NumberForm.Head(exponent));
        into.WriteByte((byte)kind);
        into.WriteVarint((uint)columns[0].Length);
        into.WriteVarint((uint)mask);
        for (int i = 0; i < Columns; i++)
        {
            if ((mask & (1 << i)) != 0)
            {
                part.Clear();
                Int64Codec.Encode(columns[i], part);
                into.WriteVarint((uint)part.Length);
                into.WriteBytes(part.Written);
            }
        }
    }
}
