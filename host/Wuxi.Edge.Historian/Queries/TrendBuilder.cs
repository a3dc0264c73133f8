using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>
/// Sums readings, in any order, into equal intervals. Numbers that are not finite count as bad: a missing value is a
/// quality, never a number. Good text counts, but has no minimum, maximum or mean. Not thread safe.
/// </summary>
internal sealed class TrendBuilder
{
    private readonly Sum[] _sums;
    private readonly long _fromMs;
    private readonly long _toMs;
    private readonly UInt128 _spanMs;

    // The interval of the last roll-up: the next is nearly always of the same.
    private int _rollupIndex;
    private long _rollupFromMs;
    private long _rollupToMs;

    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are no buckets.</exception>
    public TrendBuilder(long fromMs, long toMs, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(toMs, fromMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        _sums = new Sum[buckets];
        _fromMs = fromMs;
        _toMs = toMs;
        _spanMs = (UInt128)((Int128)toMs - fromMs);
    }

    /// <summary>Adds the readings of a run that are in the range.</summary>
    public void Add(ReadingRun run)
    {
        (long firstMs, long lastMs) = run.Span;
        if (lastMs < _fromMs || firstMs >= _toMs)
        {
            return;
        }

        if (firstMs >= _fromMs && lastMs < _toMs && run.Decimals is { } decimals)
        {
            AddDecimals(run, firstMs, lastMs, decimals);
            return;
        }

        ReadOnlySpan<long> times = run.Times;
        ReadOnlySpan<ValueState> states = run.States;
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] >= _fromMs && times[i] < _toMs)
            {
                Add(ref _sums[IndexOf(times[i])], times[i], states[i].Quality, run.NumberAt(i));
            }
        }
    }

    /// <summary>The readings of one interval after the other.</summary>
    private void AddDecimals(ReadingRun run, long firstMs, long lastMs, NumberCursor decimals)
    {
        int index = IndexOf(firstMs);
        if (index == IndexOf(lastMs))
        {
            AddAll(ref _sums[index], decimals.Integers, decimals, lastMs);
            return;
        }

        ReadOnlySpan<long> times = run.Times;
        for (int start = 0; start < times.Length;)
        {
            index = IndexOf(times[start]);
            long nextMs = BeginOf(index + 1);
            int end = start + 1;
            while (end < times.Length && times[end] < nextMs)
            {
                end++;
            }

            AddAll(ref _sums[index], decimals.Integers[start..end], decimals, times[end - 1]);
            start = end;
        }
    }

    /// <summary>Adds what a window comes to, to the interval in which it begins, or the first one.</summary>
    public void Add(in Rollup rollup)
    {
        if (rollup.FromMs < _rollupFromMs || rollup.FromMs >= _rollupToMs)
        {
            _rollupIndex = IndexOf(Math.Max(rollup.FromMs, _fromMs));
            _rollupFromMs = BeginOf(_rollupIndex);
            _rollupToMs = BeginOf(_rollupIndex + 1);
        }

        ref Sum sum = ref _sums[_rollupIndex];
        sum.Bad += rollup.Bad;
        if (rollup.Good == 0)
        {
            return;
        }

        sum.Min = sum.Numbers == 0 ? rollup.Min : Math.Min(sum.Min, rollup.Min);
        sum.Max = sum.Numbers == 0 ? rollup.Max : Math.Max(sum.Max, rollup.Max);
        if (sum.Numbers == 0 || rollup.LastMs >= sum.LastMs)
        {
            sum.Last = rollup.Last;
            sum.LastMs = rollup.LastMs;
        }

        sum.Good += rollup.Good;
        sum.Numbers += rollup.Good;
        sum.Mean += ((rollup.Sum / rollup.Good) - sum.Mean) * rollup.Good / sum.Numbers;
    }

    /// <summary>A whole run into one interval: as integers, which the processor takes several at a time.</summary>
    private static void AddAll(ref Sum sum, ReadOnlySpan<long> integers, NumberCursor decimals, long lastMs)
    {
        (long smallest, long largest, Int128 total) = IntegerSums.Of(integers);
        double min = decimals.ToNumber(smallest);
        double max = decimals.ToNumber(largest);
        sum.Min = sum.Numbers == 0 ? min : Math.Min(sum.Min, min);
        sum.Max = sum.Numbers == 0 ? max : Math.Max(sum.Max, max);
        if (sum.Numbers == 0 || lastMs >= sum.LastMs)
        {
            sum.Last = decimals.ToNumber(integers[^1]);
            sum.LastMs = lastMs;
        }

        sum.Good += integers.Length;
        sum.Numbers += integers.Length;
        double mean = (double)total / integers.Length / decimals.Power;
        sum.Mean += (mean - sum.Mean) * integers.Length / sum.Numbers;
    }

    private static void Add(ref Sum sum, long timeMs, Quality quality, double? value)
    {
        if (quality != Quality.Good || value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            sum.Bad++;
            return;
        }

        sum.Good++;
        if (value is double number)
        {
            sum.Min = sum.Numbers == 0 ? number : Math.Min(sum.Min, number);
            sum.Max = sum.Numbers == 0 ? number : Math.Max(sum.Max, number);
            if (sum.Numbers == 0 || timeMs >= sum.LastMs)
            {
                sum.Last = number;
                sum.LastMs = timeMs;
            }

            sum.Numbers++;
            // The running mean does not overflow where a total would.
            sum.Mean += (number - sum.Mean) / sum.Numbers;
        }
    }

    public IReadOnlyList<TrendBucket> Build()
    {
        var buckets = new TrendBucket[_sums.Length];
        for (int i = 0; i < buckets.Length; i++)
        {
            Sum sum = _sums[i];
            bool isEmpty = sum.Numbers == 0;
            buckets[i] = new TrendBucket(
                BeginOf(i),
                isEmpty ? null : sum.Min,
                isEmpty ? null : sum.Max,
                isEmpty ? null : sum.Mean,
                isEmpty ? null : sum.Last,
                sum.Good,
                sum.Bad);
        }

        return buckets;
    }

    /// <summary>The first millisecond that falls into an interval.</summary>
    private long BeginOf(int index)
    {
        UInt128 offset = (((UInt128)(uint)index * _spanMs) + (uint)_sums.Length - 1) / (uint)_sums.Length;
        return (long)(_fromMs + (Int128)offset);
    }

    private int IndexOf(long atMs)
    {
        // Any range a person asks for fits in 64 bits; division of 128 is many times slower.
        if (_spanMs <= ulong.MaxValue / (uint)_sums.Length)
        {
            return (int)(unchecked((ulong)(atMs - _fromMs)) * (uint)_sums.Length / (ulong)_spanMs);
        }

        return (int)((UInt128)((Int128)atMs - _fromMs) * (uint)_sums.Length / _spanMs);
    }

    private struct Sum
    {
        public double Min;
        public double Max;
        public double Mean;
        public double Last;
        public long LastMs;
        public long Numbers;
        public long Good;
        public long Bad;
    }
}
