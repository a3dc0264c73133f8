using System.Numerics;

namespace Wuxi.Edge.Historian.Rollups;

/// <summary>Sums the readings of one window, in the order of time: decimal numbers exactly as integers, others as they are.</summary>
/// <typeparam name="T"><see cref="Int128"/>, of multiples of the smallest decimal, or <see cref="double"/>.</typeparam>
internal struct RollupWindow<T>
    where T : INumber<T>
{
    public long Window;
    public long Good;
    public long Bad;
    public T Min;
    public T Max;
    public T First;
    public T Last;
    public T Sum;
    public long BeginMs;
    public long FirstMs;
    public long LastMs;
    public long HeldMs;
    public T Integral;
    public T Increase;
    public bool EndsBad;

    public void AddBad(long timeMs)
    {
        if (Good + Bad == 0)
        {
            BeginMs = timeMs;
        }

        if (Good > 0)
        {
            Hold(timeMs);
        }

        Bad++;
        EndsBad = true;
    }

    public void Add(long timeMs, T value)
    {
        if (Good + Bad == 0)
        {
            BeginMs = timeMs;
        }

        if (Good == 0)
        {
            Min = Max = First = value;
            FirstMs = timeMs;
        }
        else
        {
            Hold(timeMs);
            Increase += value >= Last ? value - Last : value;
            Min = T.Min(Min, value);
            Max = T.Max(Max, value);
        }

        Last = value;
        LastMs = timeMs;
        Sum += value;
        Good++;
        EndsBad = false;
    }

    private void Hold(long untilMs)
    {
        long heldMs = EndsBad ? 0 : Math.Min(untilMs - LastMs, Rollup.LongestHoldMs);
        HeldMs += heldMs;
        Integral += Last * T.CreateTruncating(heldMs);
    }
}
