namespace Wuxi.Edge.Emulator.Running;

/// <summary>What a node counted. Immutable.</summary>
/// <param name="RecordsTaken">Records put into its store.</param>
/// <param name="ReadingsTaken">Values, good or bad, in them.</param>
/// <param name="RecordsConfirmed">Records the gateway has confirmed.</param>
/// <param name="RecordsDropped">Records it lost because its store was full.</param>
/// <param name="RecordsPending">Records neither confirmed nor dropped.</param>
/// <param name="RecordsResent">Records sent again for want of a confirmation.</param>
/// <param name="SessionsLost">Sessions that ended other than by its own doing.</param>
/// <param name="IsOnline">In session with the gateway now.</param>
public sealed record NodeFigures(
    ulong RecordsTaken,
    ulong ReadingsTaken,
    ulong RecordsConfirmed,
    ulong RecordsDropped,
    ulong RecordsPending,
    ulong RecordsResent,
    ulong SessionsLost,
    bool IsOnline)
{
    /// <summary>Nothing done.</summary>
    public static NodeFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, false);

    /// <summary>Both together; online when the second is.</summary>
    public static NodeFigures operator +(NodeFigures first, NodeFigures second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(
            first.RecordsTaken + second.RecordsTaken,
            first.ReadingsTaken + second.ReadingsTaken,
            first.RecordsConfirmed + second.RecordsConfirmed,
            first.RecordsDropped + second.RecordsDropped,
            first.RecordsPending + second.RecordsPending,
            first.RecordsResent + second.RecordsResent,
            first.SessionsLost + second.SessionsLost,
            second.IsOnline);
    }

    /// <summary>As <c>+</c>.</summary>
    public NodeFigures Add(NodeFigures other) => this + other;
}
