namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>A node comes with this store.</summary>
internal sealed record OpenStore(string Node, ulong Store, long NowMs) : HistoryOperation
{
    public override void Queue(HistoryWriter writer) => Assert.True(writer.TryOpenStore(Node, Store, NowMs));

    public override void ApplyTo(HistoryModel model)
    {
        model.Store(Node, Store);
        foreach (((string node, ulong store), ModelStore found) in model.Stores)
        {
            if (node == Node)
            {
                found.IsCurrent = store == Store;
            }
        }
    }
}
