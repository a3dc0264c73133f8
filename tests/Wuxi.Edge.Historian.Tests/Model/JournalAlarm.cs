using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>An alarm changes.</summary>
internal sealed record JournalAlarm(AlarmTransition Entry) : HistoryOperation
{
    public override void Queue(HistoryWriter writer) => writer.Append(Entry);

    public override void ApplyTo(HistoryModel model)
    {
        bool isKnown = model.Alarms.Any(known => known.AlarmId == Entry.AlarmId && known.Kind == Entry.Kind
            && known.Record == Entry.Record && (Entry.Record is not null || known.TimestampMs == Entry.TimestampMs));
        if (!isKnown)
        {
            model.Alarms.Add(Entry);
        }
    }
}
