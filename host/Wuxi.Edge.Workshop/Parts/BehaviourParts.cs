using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>
/// What a node does by itself (<c>firmware/src/Wuxi.Edge.Node/Control</c>): reported like instruments, but set under
/// <c>outputs:</c> and <c>interlocks:</c> of the node.
/// </summary>
internal static class BehaviourParts
{
    /// <summary>An output of the node.</summary>
    public static Part Output { get; } = new("output", BusKind.None, [], [State("state"), State("reason")])
    {
        Section = "outputs",
    };

    /// <summary>A row "if condition for t then output".</summary>
    public static Part Interlock { get; } = new(
        "interlock",
        BusKind.None,
        [],
        [State("state"), State("votes"), State("faulted"), Counter("resets"), Counter("refusals"), State("refusal")])
    {
        Section = "interlocks",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } = [Output, Interlock];

    /// <summary>What people read behind the name of the output or row; of the metric <c>state</c> they read nothing more.</summary>
    public static LocalizedText Label(string metric) => metric switch
    {
        "state" => new LocalizedText("", ""),
        "reason" => new LocalizedText("原因", "reason"),
        "votes" => new LocalizedText("表决数", "votes"),
        "faulted" => new LocalizedText("故障通道数", "faulted channels"),
        "resets" => new LocalizedText("复位次数", "resets"),
        "refusals" => new LocalizedText("拒绝复位次数", "refused resets"),
        _ => new LocalizedText("拒绝复位原因", "why a reset was refused"),
    };

    private static PartMetric State(string name) => new(name, "1", PointKind.State, 1);

    private static PartMetric Counter(string name) => new(name, "1", PointKind.Counter, 1);
}
