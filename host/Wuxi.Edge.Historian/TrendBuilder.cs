using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian;

/// <summary>
/// Sums readings, one at a time, into equal intervals. Numbers that are not finite count as bad: a missing value is a
/// quality, never a number. Good text counts, but has no minimum, maximum or mean. Not thread safe.
/// </summary>
internal sealed class TrendBuilder
{
    private readonly Sum[] _sums;
    private readonly long _fromMs;
    private readonly UInt128 _spanMs;

    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are no buckets.</exception>
    public TrendBuilder(long fromMs, long toMs, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(toMs, fromMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        _sums = new Sum[buckets];
        _fromMs = fromMs;
        _spanMs = (UInt128)((Int128)toMs - fromMs);
    }

    /// <summary>Adds a reading of the range; they come in order of time.</summary>
    public void Add(in Reading reading)
    {
        ref Sum sum = ref _sums[IndexOf(reading.TimestampMs)];
        if (reading.Quality != Quality.Good || reading.Value.Number is double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity))
        {
            sum.Bad++;
            return;
        }

        sum.Good++;
        if (reading.Value.Number is double number)
        {
            sum.Min = sum.Numbers == 0 ? number : Math.Min(sum.Min, number);
            sum.Max = sum.Numbers == 0 ? number : Math.Max(sum.Max, number);
            sum.Last = number;
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
            // The first millisecond that falls into the interval.
            UInt128 offset = (((UInt128)(uint)i * _spanMs) + (uint)_sums.Length - 1) / (uint)_sums.Length;
            Sum sum = _sums[i];
            bool isEmpty = sum.Numbers == 0;
            buckets[i] = new TrendBucket(
                (long)(_fromMs + (Int128)offset),
                isEmpty ? null : sum.Min,
                isEmpty ? null : sum.Max,
                isEmpty ? null : sum.Mean,
                isEmpty ? null : sum.Last,
                sum.Good,
                sum.Bad);
        }

        return buckets;
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
        public long Numbers;
        public long Good;
        public long Bad;
    }
}
