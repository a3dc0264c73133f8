using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Readings of one point in the order of time, some at a time. Not thread safe.</summary>
internal abstract class ReadingRun
{
    /// <summary>How many readings there are at the moment.</summary>
    public abstract int Count { get; }

    /// <summary>When they were taken, UTC ms.</summary>
    public abstract ReadOnlySpan<long> Times { get; }

    /// <summary>What they are apart from their values.</summary>
    public abstract ReadOnlySpan<ValueState> States { get; }

    /// <summary>First and last of <see cref="Times"/>, which need not be spelled out for it.</summary>
    public abstract (long FirstMs, long LastMs) Span { get; }

    /// <summary>When all of the run are good numbers of one kind: these, without bit patterns or patches; else null.</summary>
    public abstract NumberCursor? Decimals { get; }

    /// <summary>The next readings; false at the end.</summary>
    public abstract bool Next();

    public abstract PointValue ValueAt(int index);

    /// <summary>Value of a reading as a number, or null.</summary>
    public double? NumberAt(int index) => ValueAt(index).Number;

    public Reading ReadingAt(int index, int point)
    {
        ValueState state = States[index];
        return new Reading(point, Times[index], ValueAt(index), state.Quality, state.Reason);
    }
}
