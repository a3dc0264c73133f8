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

    /// <summary>How long the benches of a steady load run for one figure: 5 min, as the goals say. At least 10 s.</summary>
    public TimeSpan LoadTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Messages of one flat-out run of ingest.</summary>
    public int IngestMessages { get; init; } = 400_000;

    /// <summary>Size of the history that a restart finds, in MB of files.</summary>
    public int HistoryMegabytes { get; init; } = 1024;

    /// <summary>Records that each of 500 nodes comes back with; a week of one a second would be 604,800.</summary>
    public int BacklogRecords { get; init; } = 2_000;

    /// <summary>What time is read from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
