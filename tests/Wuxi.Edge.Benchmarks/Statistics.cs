namespace Wuxi.Edge.Benchmarks;

/// <summary>Order statistics of samples.</summary>
public static class Statistics
{
    /// <summary>The middle sample, or the mean of the two in the middle.</summary>
    /// <exception cref="ArgumentException">No samples.</exception>
    public static double Median(IReadOnlyList<double> samples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count, nameof(samples));
        double[] sorted = [.. samples.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The smallest sample that at least <paramref name="percent"/> of all do not exceed (nearest rank).</summary>
    /// <param name="percent">Above 0, up to 100.</param>
    /// <exception cref="ArgumentException">No samples, or no percentage.</exception>
    public static double Percentile(IReadOnlyList<double> samples, double percent)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Count, nameof(samples));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        double[] sorted = [.. samples.Order()];
        return sorted[(int)Math.Ceiling(sorted.Length * percent / 100) - 1];
    }
}
