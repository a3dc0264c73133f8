namespace Wuxi.Edge.Cli.History;

/// <summary>What is asked for.</summary>
internal enum QueryKind
{
    /// <summary>Every reading.</summary>
    Readings,

    /// <summary>The newest reading of each point at an instant.</summary>
    Last,

    /// <summary>What readings come to by hours, days, weeks, months or years.</summary>
    Windows,

    /// <summary>For how long each value was held.</summary>
    Durations,

    /// <summary>Equal intervals, as a chart shows them.</summary>
    Trend,
}
