namespace Wuxi.Edge.Emulator.Faults;

/// <summary>One fault of a scenario. Immutable.</summary>
/// <param name="Kind">What breaks.</param>
/// <param name="AtMs">When, ms since the start.</param>
/// <param name="ForMs">For how long, ms.</param>
/// <param name="Node">Whose; empty for the broker and the gateway.</param>
/// <param name="Target">Device or bus of the node; empty where the node itself is meant.</param>
/// <param name="Rate">Probability that a bit is read wrongly; 0 for other kinds.</param>
public sealed record FaultDefinition(FaultKind Kind, long AtMs, long ForMs, string Node, string Target, double Rate)
{
    /// <summary>When it is over, ms since the start.</summary>
    public long UntilMs => AtMs + ForMs;
}
