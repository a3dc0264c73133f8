using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>Numbers, or the end of a store, go into the gap ledger.</summary>
internal sealed record AppendGap(GapEntry Gap) : HistoryOperation
{
    public override void Queue(HistoryWriter writer) => Assert.True(writer.TryAppendGap(Gap));

    public override void ApplyTo(HistoryModel model)
    {
        ModelStore store = model.Store(Gap.Node, Gap.StoreId);
        if (Gap.First is ulong first)
        {
            foreach (ulong number in Enumerable.Range(0, (int)(Gap.Last!.Value - first) + 1).Select(offset => first + (ulong)offset))
            {
                if (model.Account(Gap.Node, Gap.StoreId, number))
                {
                    store.Gaps.Add(number, Gap);
                }
            }
        }
        else if (store.Uncounted.TryGetValue(Gap.Reason, out GapEntry? known))
        {
            store.Uncounted[Gap.Reason] = known with { FromMs = Math.Min(known.FromMs, Gap.FromMs), ToMs = Math.Max(known.ToMs, Gap.ToMs) };
        }
        else
        {
            store.Uncounted.Add(Gap.Reason, Gap);
        }
    }
}
