using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>An unusable record, whose number is known or not.</summary>
internal sealed record AppendQuarantine(QuarantineEntry Entry) : HistoryOperation
{
    public override void Queue(HistoryWriter writer) => Assert.True(writer.TryQuarantine(Entry));

    public override void ApplyTo(HistoryModel model)
    {
        bool isKnown = Entry.Id is { StoreId: not 0, Number: not 0 };
        if (!isKnown || model.Account(Entry.Id.Node, Entry.Id.StoreId, Entry.Id.Number))
        {
            model.Quarantine.Add(Entry);
        }
    }
}
