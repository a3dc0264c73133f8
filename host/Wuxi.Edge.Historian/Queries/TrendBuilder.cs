using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>
/// Sums readings, in any order, into equal intervals. Numbers that are not finite count as bad: a missing value is a
/// quality, never a number. Good text counts, but has no minimum, maximum or mean. Not thread safe.
/// </summary>
internal sealed class TrendBuilder : RollupSink
{
    private readonly TrendSum[] _sums;
    private readonly long _fromMs;
    private readonly long _toMs;
    private readonly UInt128 _spanMs;

    // Any range a person asks for: then 64 bits do, and division of 128 is many times slower.
    private readonly bool _isNarrow;

    // The interval of the last roll-up: the next is nearly always of the same.
    private int _rollupIndex;
    private long _rollupFromMs;
    private long _rollupToMs;

    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are no buckets.</exception>
    public TrendBuilder(long fromMs, long toMs, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(toMs, fromMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        _sums = new TrendSum[buckets];
        _fromMs = fromMs;
        _toMs = toMs;
        _spanMs = (UInt128)((Int128)toMs - fromMs);
        _isNarrow = _spanMs < ulong.MaxValue / (uint)buckets;
    }

    /// <inheritdoc/>
    public override bool IsTrend => true;

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
                _sums[IndexOf(times[i])].Add(times[i], states[i].Quality, run.NumberAt(i));
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

    /// <inheritdoc/>
    /// <remarks>To the interval in which the window begins, or the first one.</remarks>
    public override void Add(in Rollup rollup)
    {
        FindInterval(rollup.FromMs);
        ref TrendSum sum = ref _sums[_rollupIndex];
        sum.Bad += rollup.Bad;
        if (rollup.Good > 0)
        {
            sum.Add(rollup.Good, rollup.Min, rollup.Max, rollup.Sum / rollup.Good, rollup.Last, rollup.LastMs);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The windows of one interval after the other, as integers while they are.</remarks>
    public override void Add(RollupCursor chunk, int start, int end)
    {
        if (!chunk.IsDecimal)
        {
            base.Add(chunk, start, end);
            return;
        }

        while (start < end)
        {
            FindInterval(chunk.FromMs(start));
            int next = start + 1;
            while (next < end && chunk.FromMs(next) < _rollupToMs)
            {
                next++;
            }

            AddDecimals(ref _sums[_rollupIndex], chunk, start, next);
            start = next;
        }
    }

    private static void AddDecimals(ref TrendSum sum, RollupCursor chunk, int start, int end)
    {
        ReadOnlySpan<long> goods = chunk.Good[start..end];
        ReadOnlySpan<long> bads = chunk.Bad[start..end];
        ReadOnlySpan<long> mins = chunk.Min[start..end];
        ReadOnlySpan<long> ranges = chunk.MaxAboveMin[start..end];
        ReadOnlySpan<long> sums = chunk.SumAboveMin[start..end];
        long good = 0;
        long bad = 0;
        long min = long.MaxValue;
        long max = long.MinValue;
        double total = 0;
        int last = 0;
        for (int i = 0; i < goods.Length; i++)
        {
            bad += bads[i];
            if (goods[i] > 0)
            {
                good += goods[i];
                min = Math.Min(min, mins[i]);
                max = Math.Max(max, mins[i] + ranges[i]);
                total += sums[i] + ((double)goods[i] * mins[i]);
                last = i;
            }
        }

        sum.Bad += bad;
        if (good > 0)
        {
            double power = chunk.Power;
            sum.Add(good, min / power, max / power, total / good / power, (mins[last] + chunk.LastAboveMin[start + last]) / power, chunk.LastMs(start + last));
        }
    }

    /// <summary>A whole run into one interval: as integers, which the processor takes several at a time.</summary>
    private static void AddAll(ref TrendSum sum, ReadOnlySpan<long> integers, NumberCursor decimals, long lastMs)
    {
        (long smallest, long largest, Int128 total) = IntegerSums.Of(integers);
        double mean = (double)total / integers.Length / decimals.Power;
        sum.Add(integers.Length, decimals.ToNumber(smallest), decimals.ToNumber(largest), mean, decimals.ToNumber(integers[^1]), lastMs);
    }

    public IReadOnlyList<TrendBucket> Build()
    {
        var buckets = new TrendBucket[_sums.Length];
        for (int i = 0; i < buckets.Length; i++)
        {
            TrendSum sum = _sums[i];
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
        uint intervals = (uint)_sums.Length;
        if (_isNarrow)
        {
            return unchecked(_fromMs + (long)((((uint)index * (ulong)_spanMs) + intervals - 1) / intervals));
        }

        UInt128 offset = (((uint)index * _spanMs) + intervals - 1) / intervals;
        return (long)(_fromMs + (Int128)offset);
    }

    private void FindInterval(long windowMs)
    {
        if (windowMs < _rollupFromMs || windowMs >= _rollupToMs)
        {
            _rollupIndex = IndexOf(Math.Max(windowMs, _fromMs));
            _rollupFromMs = BeginOf(_rollupIndex);
            _rollupToMs = BeginOf(_rollupIndex + 1);
        }
    }

    private int IndexOf(long atMs) => _isNarrow
        ? (int)(unchecked((ulong)(atMs - _fromMs)) * (uint)_sums.Length / (ulong)_spanMs)
        : (int)((UInt128)((Int128)atMs - _fromMs) * (uint)_sums.Length / _spanMs);
}
