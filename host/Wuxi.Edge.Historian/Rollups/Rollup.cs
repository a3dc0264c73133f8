namespace Wuxi.Edge.Historian.Rollups;

/// <summary>
/// What the readings of one point in one window of time come to. Two of them that follow each other come to one
/// (<see cref="RollupSum"/>), so the sums of hours are those of their minutes.
/// </summary>
internal struct Rollup
{
    /// <summary>A value is held until the next reading, good or bad, but no longer than this: beyond it nobody knows. Milliseconds.</summary>
    public const long LongestHoldMs = 3_600_000;

    /// <summary>Beginning of the window, UTC ms.</summary>
    public long FromMs;

    /// <summary>Good numbers.</summary>
    public long Good;

    /// <summary>Readings without a good number.</summary>
    public long Bad;

    /// <summary>Smallest, largest, first and last number; 0 when there is none.</summary>
    public double Min;
    public double Max;
    public double First;
    public double Last;

    /// <summary>Sum of the numbers.</summary>
    public double Sum;

    /// <summary>Time of the first reading, good or bad, UTC ms.</summary>
    public long BeginMs;

    /// <summary>Times of first and last number, UTC ms.</summary>
    public long FirstMs;
    public long LastMs;

    /// <summary>How long between them a value was held, ms, and the sum of value times ms over it.</summary>
    public long HeldMs;
    public double Integral;

    /// <summary>Sum of all steps upwards between them; a step down is a counter that began again at 0.</summary>
    public double Increase;

    /// <summary>Whether the last reading of the window is bad, so that the last number is not held beyond it.</summary>
    public bool EndsBad;
}
