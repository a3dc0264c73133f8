using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>A reading that is committed and not sealed.</summary>
/// <param name="TimestampMs">When it was taken, UTC ms.</param>
/// <param name="Stream">Key of its record's stream.</param>
/// <param name="Number">Number of its record.</param>
/// <param name="State">What it is apart from its value.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct TailReading(long TimestampMs, long Stream, ulong Number, ValueState State, PointValue Value)
{
    /// <summary>The order of time, and of the records where times are the same.</summary>
    public static int Compare(TailReading a, TailReading b)
    {
        int order = a.TimestampMs.CompareTo(b.TimestampMs);
        order = order != 0 ? order : a.Stream.CompareTo(b.Stream);
        return order != 0 ? order : a.Number.CompareTo(b.Number);
    }
}
