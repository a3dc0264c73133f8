using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop;

/// <summary>One row "if any of these alarms (or if none of them), then this output". Immutable.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Alarms">Ids of the alarms; empty when <paramref name="MinimumPriority"/> says which.</param>
/// <param name="MinimumPriority">Any alarm of exactly this priority or above; null when <paramref name="Alarms"/> lists them.</param>
/// <param name="IsWhenNone">Holds while <em>none</em> of them is active or unacknowledged: the green lamp of IEC 60073.</param>
/// <param name="Output">Id of the output.</param>
/// <param name="Mode">How it is driven.</param>
public sealed record InterlockDefinition(
    string Id, IReadOnlyList<string> Alarms, AlarmPriority? MinimumPriority, bool IsWhenNone, string Output, InterlockMode Mode);
