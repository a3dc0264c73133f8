using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>What one batch does to one store.</summary>
internal sealed class StoreWork(string node, ulong storeId)
{
    public string Node => node;

    public ulong StoreId => storeId;

    /// <summary>Numbers to tell after the commit, those that were stored before included. 0 is no number.</summary>
    public RecordIntervals Told { get; } = new();

    /// <summary>Key in the database.</summary>
    public long Key { get; set; }

    /// <summary>The intervals that <see cref="Told"/> can touch, as they are in the database.</summary>
    public IReadOnlyList<(ulong First, ulong Last)> Before { get; set; } = [];

    /// <summary>The same with the numbers of the batch done so far.</summary>
    public RecordIntervals Accounted { get; set; } = new();

    public long Records { get; set; }

    public long Readings { get; set; }

    /// <summary>Newest time stamp of a record of the batch, UTC ms.</summary>
    public long LastMs { get; set; }
}
