using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Rollups;

/// <summary>
/// The roll-ups of a column at one resolution, as columns of integers of which those that are all 0 are left out. What can
/// be told from others is written as the difference, which is mostly nothing.
/// </summary>
internal static class RollupCodec
{
    private const int Columns = 14;
    private const int MostRows = 2_000_000;

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

    /// <summary>Reads what was written.</summary>
    /// <param name="bytes">With <see cref="BitPacking.Slack"/> bytes behind.</param>
    public static List<Rollup> Decode(ReadOnlyMemory<byte> bytes, int resolutionMs)
    {
        var reader = new ByteReader(bytes.Span);
        int exponent = NumberForm.Exponent(reader.ReadByte());
        var kind = (ValueKind)reader.ReadByte();
        int rows = reader.ReadCount(MostRows);
        int mask = reader.ReadCount((1 << Columns) - 1);
        long[][] columns = NewColumns(rows);
        int position = reader.Position;
        var cursor = new Int64Cursor();
        for (int column = 0; column < Columns; column++)
        {
            if ((mask & (1 << column)) != 0)
            {
                position = ReadColumn(cursor, bytes, position, columns[column]);
            }
        }

        bool isDouble = exponent < 0 && (kind is ValueKind.Float or ValueKind.Double);
        double power = exponent < 0 ? 1 : DecimalScale.Power(exponent);
        var rollups = new List<Rollup>(rows);
        for (int i = 0; i < rows; i++)
        {
            rollups.Add(isDouble ? FromBits(columns, i, resolutionMs) : FromIntegers(columns, i, resolutionMs, power));
        }

        return rollups;
    }

    private static void SetTimes<T>(long[][] columns, int i, in RollupWindow<T> row, int resolutionMs)
        where T : System.Numerics.INumber<T>
    {
        columns[0][i] = row.Window;
        columns[1][i] = row.Good;
        columns[2][i] = row.Bad;
        if (row.Good > 0)
        {
            columns[8][i] = row.FirstMs - (row.Window * resolutionMs);
            columns[9][i] = row.LastMs - (row.Window * resolutionMs);
            columns[10][i] = row.LastMs - row.FirstMs - row.HeldMs;
        }

        columns[13][i] = row.EndsBad ? 1 : 0;
    }

    private static Rollup Times(long[][] columns, int i, int resolutionMs)
    {
        long fromMs = columns[0][i] * resolutionMs;
        return new Rollup
        {
            FromMs = fromMs,
            Good = columns[1][i],
            Bad = columns[2][i],
            FirstMs = fromMs + columns[8][i],
            LastMs = fromMs + columns[9][i],
            HeldMs = columns[9][i] - columns[8][i] - columns[10][i],
            EndsBad = columns[13][i] != 0,
        };
    }

    private static Rollup FromIntegers(long[][] columns, int i, int resolutionMs, double power)
    {
        Rollup rollup = Times(columns, i, resolutionMs);
        long min = columns[3][i];
        Int128 sum = columns[7][i] + ((Int128)rollup.Good * min);
        long first = min + columns[5][i];
        long last = min + columns[6][i];
        rollup.Min = min / power;
        rollup.Max = (min + columns[4][i]) / power;
        rollup.First = first / power;
        rollup.Last = last / power;
        rollup.Sum = (double)sum / power;
        rollup.Integral = (double)(columns[11][i] + Predict(sum - last, rollup.HeldMs, rollup.Good)) / power;
        rollup.Increase = (columns[12][i] + (last - first)) / power;
        return rollup;
    }

    private static Rollup FromBits(long[][] columns, int i, int resolutionMs)
    {
        Rollup rollup = Times(columns, i, resolutionMs);
        rollup.Min = BitConverter.Int64BitsToDouble(columns[3][i]);
        rollup.Max = BitConverter.Int64BitsToDouble(columns[4][i]);
        rollup.First = BitConverter.Int64BitsToDouble(columns[5][i]);
        rollup.Last = BitConverter.Int64BitsToDouble(columns[6][i]);
        rollup.Sum = BitConverter.Int64BitsToDouble(columns[7][i]);
        rollup.Integral = BitConverter.Int64BitsToDouble(columns[11][i]);
        rollup.Increase = BitConverter.Int64BitsToDouble(columns[12][i]);
        return rollup;
    }

    /// <summary>What the integral is when all readings are equally far apart.</summary>
    private static Int128 Predict(Int128 sumButLast, long heldMs, long good) => good > 1 ? sumButLast * heldMs / (good - 1) : 0;

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
        for (int i = 0; i < Columns; i++)
        {
            mask |= columns[i].AsSpan().IndexOfAnyExcept(0L) >= 0 ? 1 << i : 0;
        }

        into.WriteByte(NumberForm.Head(exponent, isCompressed: false));
        into.WriteByte((byte)kind);
        into.WriteVarint((uint)columns[0].Length);
        into.WriteVarint((uint)mask);
        for (int i = 0; i < Columns; i++)
        {
            if ((mask & (1 << i)) != 0)
            {
                Int64Codec.Encode(columns[i], into);
            }
        }
    }

    private static int ReadColumn(Int64Cursor cursor, ReadOnlyMemory<byte> bytes, int position, long[] into)
    {
        cursor.Open(bytes, position, into.Length);
        int at = 0;
        while (cursor.Next())
        {
            cursor.Values.CopyTo(into.AsSpan(at));
            at += cursor.Count;
        }

        return cursor.Position;
    }
}
