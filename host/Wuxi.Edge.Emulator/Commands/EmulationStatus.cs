using Wuxi.Edge.Emulator.Running;

namespace Wuxi.Edge.Emulator.Commands;

/// <summary>Answer to <c>status</c>: what an emulation has done so far. Immutable.</summary>
/// <param name="Ok">True.</param>
/// <param name="Command"><c>status</c>.</param>
/// <param name="ElapsedMs">Time since the start, ms.</param>
/// <param name="IsSampling">Whether the nodes still measure.</param>
/// <param name="IsFireBurning">Whether a fire was lit and not put out.</param>
/// <param name="RecordsTaken">Records taken by all nodes together.</param>
/// <param name="ReadingsTaken">Values in them.</param>
/// <param name="RecordsPending">Records that the gateway has not confirmed.</param>
/// <param name="RecordsDropped">Records lost because a store was full.</param>
/// <param name="Nodes">Each node.</param>
/// <param name="Drills">Each step of each drill, oldest first for each node.</param>
public sealed record EmulationStatus(
    bool Ok,
    string Command,
    long ElapsedMs,
    bool IsSampling,
    bool IsFireBurning,
    ulong RecordsTaken,
    ulong ReadingsTaken,
    ulong RecordsPending,
    ulong RecordsDropped,
    IReadOnlyList<NodeStatus> Nodes,
    IReadOnlyList<DrillStatus> Drills)
{
    /// <summary>The status now.</summary>
    public static EmulationStatus Of(EmulatedWorkshop workshop)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        NodeStatus[] nodes = [.. workshop.Nodes.Select(NodeStatus.Of)];
        NodeFigures totals = workshop.Totals;
        return new EmulationStatus(
            true,
            "status",
            workshop.Time.NowMs,
            workshop.IsSampling,
            workshop.IsFireBurning,
            totals.RecordsTaken,
            totals.ReadingsTaken,
            totals.RecordsPending,
            totals.RecordsDropped,
            nodes,
            [.. workshop.Drills.Select(drill => new DrillStatus(
                drill.Node, drill.Step.OpticalDensity, drill.Step.StepTimestamp, drill.Step.ReadTimestamp))]);
    }
}
