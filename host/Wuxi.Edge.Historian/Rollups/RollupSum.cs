namespace Wuxi.Edge.Historian.Rollups;

/// <summary>Adds a roll-up that comes later to one that comes before.</summary>
internal static class RollupSum
{
    /// <param name="sum">Becomes what both come to; its window's beginning stays.</param>
    /// <param name="next">Has a reading; all of them are later.</param>
    public static void Add(ref Rollup sum, in Rollup next)
    {
        if (sum.Good == 0)
        {
            (long fromMs, long beginMs, long bad) = (sum.FromMs, sum.BeginMs, sum.Bad);
            sum = next;
            sum.FromMs = fromMs;
            sum.BeginMs = bad > 0 ? beginMs : next.BeginMs;
            sum.Bad += bad;
            return;
        }

        long heldMs = sum.EndsBad ? 0 : Math.Min(next.BeginMs - sum.LastMs, Rollup.LongestHoldMs);
        sum.HeldMs += heldMs + next.HeldMs;
        sum.Integral += (sum.Last * heldMs) + next.Integral;
        sum.Bad += next.Bad;
        sum.EndsBad = next.EndsBad;
        if (next.Good == 0)
        {
            return;
        }

        sum.Increase += StepUp(sum.Last, next.First) + next.Increase;
        sum.Min = Math.Min(sum.Min, next.Min);
        sum.Max = Math.Max(sum.Max, next.Max);
        sum.Sum += next.Sum;
        sum.Good += next.Good;
        sum.Last = next.Last;
        sum.LastMs = next.LastMs;
    }

    /// <summary>What a counter has counted from one reading to the next.</summary>
    public static double StepUp(double before, double after) => after >= before ? after - before : after;
}
