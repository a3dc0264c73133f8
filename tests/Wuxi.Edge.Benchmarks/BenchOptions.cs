namespace Wuxi.Edge.Benchmarks;

/// <summary>How long and how often to measure.</summary>
public sealed record BenchOptions
{
    /// <summary>Runs of which the median is taken; 1 or more.</summary>
    public int Runs { get; init; } = 25;

    /// <summary>How long one run of one side takes, about.</summary>
    public TimeSpan RunTime { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long each side runs beforehand, so that the compiler has done its best when measuring starts.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What time is read from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
