namespace Wuxi.Edge.Ingest.Updates;

/// <summary>Which updates are ordered. Loop thread only.</summary>
public interface IUpdateOrders
{
    /// <summary>The standing order to a node; null when there is none.</summary>
    UpdateOrder? For(string node);
}
