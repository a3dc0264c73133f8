namespace Wuxi.Edge.Crash.Checking;

/// <summary>What one look at a history found. Counts are records.</summary>
/// <param name="Confirmed">Confirmed to a node, in the span that was looked at.</param>
/// <param name="Readable">Of these: every reading there, once, and equal to what was sent in value, kind, quality and reason.</param>
/// <param name="Duplicated">Records, confirmed or not, of which a reading was there more than once.</param>
/// <param name="Foreign">Readings that nobody sent, or with another value than was sent.</param>
/// <param name="Lost">The confirmed records that are not readable: index of the node, number.</param>
/// <param name="Example">The first fault in words; null without one.</param>
public sealed record Findings(
    long Confirmed, long Readable, long Duplicated, long Foreign, IReadOnlyList<(int Node, ulong Number)> Lost, string? Example)
{
    /// <summary>Confirmed, and not readable.</summary>
    public long Missing => Lost.Count;

    /// <summary>Nothing is missing, nothing twice, nothing invented.</summary>
    public bool IsGood => Missing == 0 && Duplicated == 0 && Foreign == 0;
}
