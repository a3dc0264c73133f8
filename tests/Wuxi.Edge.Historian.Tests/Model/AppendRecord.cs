using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>A record comes in; perhaps for the second time.</summary>
internal sealed record AppendRecord(RecordId Id, long AtMs, Reading[] Readings) : HistoryOperation
{
    public override void Queue(HistoryWriter writer) =>
        Assert.True(writer.TryAppend(new RecordHeader(Id, "device-1", AtMs, false, 0), Readings));

    public override void ApplyTo(HistoryModel model)
    {
        if (model.Account(Id.Node, Id.StoreId, Id.Number))
        {
            model.Readings.AddRange(Readings);
            model.Records.Add((Id.Node, AtMs));
            ModelStore store = model.Store(Id.Node, Id.StoreId);
            store.LastMs = Math.Max(store.LastMs, AtMs);
        }
    }

    public override string ToString() => $"record {Id.Node}/{Id.StoreId}/{Id.Number} at {AtMs} with {Readings.Length}";
}
