using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>No readings: in place of those that cannot be read.</summary>
internal sealed class NoRun : ReadingRun
{
    public override int Count => 0;

    public override ReadOnlySpan<long> Times => [];

    public override ReadOnlySpan<ValueState> States => [];

    public override (long FirstMs, long LastMs) Span => (long.MaxValue, long.MinValue);

    public override NumberCursor? Decimals => null;

    public override bool Next() => false;

    public override PointValue ValueAt(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "there are no readings");
}
