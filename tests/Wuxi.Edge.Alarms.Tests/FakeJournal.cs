using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>A journal as the historian keeps it: idempotent by (alarm, kind, record) where there is a record.</summary>
internal sealed class FakeJournal : IAlarmJournal
{
    private readonly HashSet<(string, AlarmTransitionKind, RecordId)> _known = [];

    public List<AlarmTransition> Entries { get; } = [];

    /// <summary>As the historian does: the last entry of each alarm that is no replay, when it leaves the alarm open.</summary>
    public IReadOnlyList<AlarmTransition> LoadOpen() =>
    [
        .. Entries.Where(entry => !entry.IsReplay).GroupBy(entry => entry.AlarmId).Select(group => group.Last())
            .Where(entry => entry.State != AlarmState.Normal),
    ];

    public void Append(AlarmTransition transition)
    {
        if (transition.Record is not { } record || _known.Add((transition.AlarmId, transition.Kind, record)))
        {
            Entries.Add(transition);
        }
    }
}
