using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// What is on disk of one record store. The writer's copy is changed after a commit only, so it never says more than the
/// disk. Not thread safe.
/// </summary>
internal sealed class StoreAccount(string node, ulong storeId)
{
    public string Node => node;

    public ulong StoreId => storeId;

    /// <summary>Key in the database; 0 before it has a row.</summary>
    public long Key { get; set; }

    /// <summary>Whether it is the node's newest store.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>Time stamp of the newest stored record, UTC ms; 0 for none.</summary>
    public long LastMs { get; set; }

    /// <summary>Numbers stored, in quarantine, or in the gap ledger.</summary>
    public RecordIntervals Accounted { get; } = new();

    /// <summary>Keys of its streams by device; the node itself is the empty one.</summary>
    public Dictionary<string, long> Streams { get; } = new(StringComparer.Ordinal);

    /// <summary>What the present batch does to it.</summary>
    public StoreWork Work { get; } = new();

    /// <summary>The work is on disk.</summary>
    public void Accept()
    {
        Accounted.Add(Work.New);
        Work.Clear();
    }

    /// <summary>The work came to nothing.</summary>
    public void Revert()
    {
        foreach (string device in Work.NewStreams)
        {
            Streams.Remove(device);
        }

        Key = Work.IsNewStore ? 0 : Key;
        Work.Clear();
    }
}
