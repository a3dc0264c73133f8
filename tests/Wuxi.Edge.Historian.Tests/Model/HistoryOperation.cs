namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>One thing done to a history and to its reference.</summary>
internal abstract record HistoryOperation
{
    /// <summary>Does it to the history; the queue is large enough here.</summary>
    public abstract void Queue(HistoryWriter writer);

    /// <summary>What its commit changes.</summary>
    public abstract void ApplyTo(HistoryModel model);
}
