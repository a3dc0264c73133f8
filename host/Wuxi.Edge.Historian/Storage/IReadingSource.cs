using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>The reading half of the seam <see cref="IReadingStorage"/>. Safe for use by many threads.</summary>
internal interface IReadingSource
{
    /// <summary>Committed readings of a point with <paramref name="fromMs"/> ≤ time &lt; <paramref name="toMs"/>, in order of time, streamed.</summary>
    /// <param name="pointId">Id of the point; without history there are no readings.</param>
    /// <param name="pointIndex">What the readings carry as <see cref="Reading.Point"/>.</param>
    IEnumerable<Reading> Read(string pointId, int pointIndex, long fromMs, long toMs);
}
