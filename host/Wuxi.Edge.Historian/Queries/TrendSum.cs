using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>What the readings of one interval of a trend come to, added in any order.</summary>
internal struct TrendSum
{
    /// <summary>Smallest, largest, mean and last number; without meaning while there are no <see cref="Numbers"/>.</summary>
    public double Min;
    public double Max;
    public double Mean;
    public double Last;

    /// <summary>Time of <see cref="Last"/>, UTC ms.</summary>
    public long LastMs;

    /// <summary>Good readings with a number, and all good ones.</summary>
    public long Numbers;
    public long Good;

    /// <summary>All others.</summary>
    public long Bad;

    /// <summary>Adds some numbers together, one or more.</summary>
    public void Add(long numbers, double min, double max, double mean, double last, long lastMs)
    {
        Min = Numbers == 0 ? min : Math.Min(Min, min);
        Max = Numbers == 0 ? max : Math.Max(Max, max);
        if (Numbers == 0 || lastMs >= LastMs)
        {
            Last = last;
            LastMs = lastMs;
        }

        Good += numbers;
        Numbers += numbers;
        // The running mean does not overflow where a total would.
        Mean += (mean - Mean) * numbers / Numbers;
    }

    /// <summary>Adds a reading.</summary>
    public void Add(long timeMs, Quality quality, double? value)
    {
        if (quality != Quality.Good || value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            Bad++;
        }
        else if (value is double number)
        {
            Add(1, number, number, number, number, timeMs);
        }
        else
        {
            Good++;
        }
    }
}
