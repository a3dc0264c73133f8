namespace Wuxi.Edge.Crash.Disk;

/// <summary>A file: what of it is on disk for certain, and what was done since.</summary>
public sealed class DiskFile : DiskNode
{
    /// <summary>What a power cut cannot take.</summary>
    public FileBytes Durable { get; private init; } = new();

    /// <summary>What a reader sees while the machine runs.</summary>
    public FileBytes Live { get; private init; } = new();

    /// <summary>Changes that lead from <see cref="Durable"/> to <see cref="Live"/>, in order.</summary>
    public List<FileChange> Pending { get; } = [];

    /// <summary>A file that is wholly on disk.</summary>
    public static DiskFile Settled(FileBytes bytes) => new() { Durable = bytes, Live = bytes.Clone() };

    /// <summary>Does a change, which is not yet on disk.</summary>
    public void Do(FileChange change)
    {
        change.ApplyTo(Live);
        Pending.Add(change);
    }

    /// <summary>What was done before <paramref name="order"/> is on disk.</summary>
    public void Settle(long order)
    {
        int settled = 0;
        while (settled < Pending.Count && Pending[settled].Order < order)
        {
            Pending[settled++].ApplyTo(Durable);
        }

        Pending.RemoveRange(0, settled);
    }
}
