using System.Numerics;
using System.Runtime.InteropServices;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Rollups;

/// <summary>
/// Makes the roll-ups of columns as they are coded, where these pay: many readings a window, many windows. Text has none.
/// One for each writing thread: it keeps its scratch memory.
/// </summary>
internal sealed class RollupMaker
{
    /// <summary>With fewer readings in each, windows take as much as the readings do.</summary>
    private const int FewestReadings = 16;

    /// <summary>Fewer windows than these are summed as fast as they are looked up,</summary>
    private const int FewestWindows = 64;

    /// <summary>unless they have so many readings each.</summary>
    private const int ManyReadings = 500;

    private readonly List<RollupWindow<Int128>> _decimal = [];
    private readonly List<RollupWindow<double>> _double = [];
    private readonly ByteWriter _part = new();

    /// <summary>Writes the roll-ups of a column; false when there are none.</summary>
    /// <param name="times">Times of the block's records.</param>
    /// <param name="column">The column.</param>
    /// <param name="codec">Has coded the column just now.</param>
    /// <param name="goneBytes">What the readings take, when they will go: then hours are kept in any case, and minutes when they take
    /// less than half as much. 0: the readings stay.</param>
    /// <param name="into">For each resolution its length, 0 for none, and what <see cref="RollupCodec"/> writes.</param>
    public bool TryEncode(ReadOnlySpan<long> times, ColumnBuilder column, ColumnCodec codec, int goneBytes, ByteWriter into)
    {
        if (codec.OnlyKind is not { } kind)
        {
            return false;
        }

        bool isAny = false;
        foreach (int resolutionMs in RollupResolution.All)
        {
            _part.Clear();
            long windows = ((times[^1] - times[0]) / resolutionMs) + 1;
            bool pays = windows > 1 && column.Count >= windows * (windows < FewestWindows ? ManyReadings : FewestReadings);
            if (pays || goneBytes > 0)
            {
                Encode(times, column, codec.Numbers, kind, resolutionMs);
                if (!pays && resolutionMs < RollupResolution.HourMs && _part.Length > goneBytes / 2)
                {
                    _part.Clear();
                }

                isAny |= _part.Length > 0;
            }

            into.WriteVarint((uint)_part.Length);
            into.WriteBytes(_part.Written);
        }

        return isAny;
    }

    private void Encode(ReadOnlySpan<long> times, ColumnBuilder column, NumberCodec numbers, ValueKind kind, int resolutionMs)
    {
        if (numbers.IsDecimal(kind))
        {
            _decimal.Clear();
            Sum(_decimal, times, column, resolutionMs, new DecimalSource(numbers.Integers));
            if (RollupCodec.TryEncode(CollectionsMarshal.AsSpan(_decimal), resolutionMs, numbers.Exponent, kind, _part))
            {
                return;
            }
        }

        _part.Clear();
        _double.Clear();
        Sum(_double, times, column, resolutionMs, new DoubleSource(column, kind));
        // Sums of large integers do not fit either: what is written are binary64, whatever the readings are.
        RollupCodec.Encode(CollectionsMarshal.AsSpan(_double), resolutionMs, ValueKind.Double, _part);
    }

    private static void Sum<T, TSource>(
        List<RollupWindow<T>> windows, ReadOnlySpan<long> times, ColumnBuilder column, int resolutionMs, TSource source)
        where T : INumber<T>
        where TSource : INumberSource<T>, allows ref struct
    {
        var window = new RollupWindow<T> { Window = long.MinValue };
        for (int i = 0; i < column.Count; i++)
        {
            long timeMs = times[column.Records[i]];
            long number = RollupResolution.WindowOf(timeMs, resolutionMs);
            if (number != window.Window)
            {
                if (window.Window != long.MinValue)
                {
                    windows.Add(window);
                }

                window = new RollupWindow<T> { Window = number };
            }

            ValueState state = column.States[column.StateOf[i]];
            if (source.TryNext(i, state, out T value) && state.IsGood)
            {
                window.Add(timeMs, value);
            }
            else
            {
                window.AddBad(timeMs);
            }
        }

        windows.Add(window);
    }

    private interface INumberSource<T>
    {
        /// <summary>The number of a reading; false when it has none.</summary>
        bool TryNext(int index, ValueState state, out T value);
    }

    private ref struct DecimalSource(ReadOnlySpan<long> integers) : INumberSource<Int128>
    {
        private readonly ReadOnlySpan<long> _integers = integers;
        private int _next;

        public bool TryNext(int index, ValueState state, out Int128 value)
        {
            bool isNumber = state.Kind != ValueKind.None;
            value = isNumber ? _integers[_next++] : 0;
            return isNumber;
        }
    }

    private readonly ref struct DoubleSource(ColumnBuilder column, ValueKind kind) : INumberSource<double>
    {
        public bool TryNext(int index, ValueState state, out double value)
        {
            long bits = column.Bits[index];
            value = kind is ValueKind.Float or ValueKind.Double ? DecimalScale.ToDouble(bits, kind) : bits;
            return state.Kind != ValueKind.None && double.IsFinite(value);
        }
    }
}
