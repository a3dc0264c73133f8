namespace Wuxi.Edge.Abstractions;

/// <summary>One column of a trend. Null where the interval holds no good value.</summary>
/// <param name="FromMs">Start of the interval, UTC ms.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Mean">Mean of the values.</param>
/// <param name="Last">Last value.</param>
/// <param name="Count">How many good readings.</param>
/// <param name="BadCount">How many bad ones.</param>
public readonly record struct TrendBucket(
    long FromMs, double? Min, double? Max, double? Mean, double? Last, long Count, long BadCount);
