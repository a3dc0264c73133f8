using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>
/// What the bench measures: the historian, or what one would run instead. It takes readings, and answers the questions of a console
/// so that all of the answer has arrived when the call returns. Not thread safe. Disposing of it deletes what it stored.
/// </summary>
internal interface IHistorianSubject : IDisposable
{
    /// <summary>Who it is; null for the historian.</summary>
    string? Peer { get; }

    /// <summary>Adds a record: some points of a node at one time, UTC ms; times of a point ascend.</summary>
    void Append(string node, long timeMs, ReadOnlySpan<Reading> readings);

    /// <summary>Brings what was added to disk, in its smallest form.</summary>
    void Finish();

    /// <summary>Minimum, maximum and mean of a point in each of equal intervals.</summary>
    void ReadTrend(int point, long fromMs, long toMs, int intervals);

    /// <summary>The last value of each point up to a time.</summary>
    void ReadLast(int points, long atMs);

    /// <summary>Means of each hour of each point.</summary>
    void ReadHourlyMeans(int points, long fromMs, long toMs);

    /// <summary>Closes it; bytes a reading of all its files, in blocks of 4 KiB as the file system has them.</summary>
    double CloseAndMeasure();
}
