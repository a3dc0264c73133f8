namespace Wuxi.Edge.Abstractions;

/// <summary>
/// What the readings of a point in a span of time come to. Null where there is nothing to tell. A value counts as held until the
/// next reading, good or bad, an hour at most.
/// </summary>
/// <param name="FromMs">Beginning, UTC ms.</param>
/// <param name="ToMs">End, exclusive.</param>
/// <param name="Count">Good numbers in it.</param>
/// <param name="BadCount">Readings in it without a good number.</param>
/// <param name="Min">Smallest number.</param>
/// <param name="Max">Largest number.</param>
/// <param name="Mean">Mean of the numbers.</param>
/// <param name="Last">Last number.</param>
/// <param name="TimeWeightedMean">Mean of the values, each weighted with how long it was held within the span.</param>
/// <param name="HeldMs">How much of the span is covered by held values, ms.</param>
/// <param name="Increase">
/// What a counter has counted from the last reading before the span (of the last hour) to the last in it; after a step down it began again at 0.
/// </param>
public readonly record struct TimeWindow(
    long FromMs,
    long ToMs,
    long Count,
    long BadCount,
    double? Min,
    double? Max,
    double? Mean,
    double? Last,
    double? TimeWeightedMean,
    long HeldMs,
    double? Increase);
