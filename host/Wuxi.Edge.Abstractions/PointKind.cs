namespace Wuxi.Edge.Abstractions;

/// <summary>How the values of a point behave over time, which decides how they may be summarised.</summary>
public enum PointKind
{
    /// <summary>A quantity that goes up and down: averages, minima and maxima make sense.</summary>
    Gauge,

    /// <summary>A total that only grows (but may be reset or roll over): its increase over an interval makes sense.</summary>
    Counter,

    /// <summary>One of a few values, held until the next: durations make sense.</summary>
    State,
}
