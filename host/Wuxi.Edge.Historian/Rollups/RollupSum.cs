namespace Wuxi.Edge.Historian.Rollups;

/// <summary>Adds a roll-up that comes later to one that comes before.</summary>
internal static class RollupSum
{
    /// <param name="sum">Becomes what both come to; its window's beginning stays.</param>
    /// <param name="next">All its readings are later.</param>
    public static void Add(ref Rollup sum, in Rollup next)
    {
        if (next.Good == 0)
        {
            sum.Bad += next.Bad;
            sum.EndsBad |= next.Bad > 0;
            return;
        }

        if (sum.Good == 0)
        {
            (long fromMs, long bad) = (sum.FromMs, sum.Bad);
            sum = next;
            sum.FromMs = fromMs;
            sum.Bad += bad;
            return;
        }

        long heldMs = sum.EndsBad ? 0 : Math.Min(next.FirstMs - sum.LastMs, Rollup.LongestHoldMs);
        sum.HeldMs += heldMs + next.HeldMs;
        sum.Integral += (sum.Last * heldMs) + next.Integral;
        sum.Increase += StepUp(sum.Last, next.First) + next.Increase;
        sum.Min = Math.Min(sum.Min, next.Min);
        sum.Max = Math.Max(sum.Max, next.Max);
        sum.Sum += next.Sum;
        sum.Good += next.Good;
        sum.Bad += next.Bad;
        sum.Last = next.Last;
        sum.LastMs = next.LastMs;
        sum.EndsBad = next.EndsBad;
    }

    /// <summary>What a counter has counted from one reading to the next.</summary>
    public static double StepUp(double before, double after) => after >= before ? after - before : after;
}
