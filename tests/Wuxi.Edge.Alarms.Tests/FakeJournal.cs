using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>A journal as the historian keeps it: idempotent by (alarm, kind, record) where there is a record.</summary>
internal sealed class FakeJournal : IAlarmJournal
{
    private readonly HashSet<(string, AlarmTransitionKind, RecordId)> _known = [];

    public List<AlarmTransition> Entries { get; } = [];

    public List<AlarmTransition> Open { get; } = [];

    public IReadOnlyList<AlarmTransition> LoadOpen() => Open;

    public void Append(AlarmTransition transition)
    {
        if (transition.Record is not { } record || _known.Add((transition.AlarmId, transition.Kind, record)))
        {
            Entries.Add(transition);
        }
    }
}
