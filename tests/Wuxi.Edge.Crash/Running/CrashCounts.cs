namespace Wuxi.Edge.Crash.Running;

/// <summary>What a run did and found. Records, unless said otherwise.</summary>
public sealed class CrashCounts
{
    public int Rounds { get; set; }

    public int Kills { get; set; }

    /// <summary>Kills before the gateway had connected: while it opened its history.</summary>
    public int KillsAtStart { get; set; }

    /// <summary>Power cuts that the gateway went on after.</summary>
    public int PowerCuts { get; set; }

    /// <summary>Further power cuts that were looked at.</summary>
    public int OtherCuts { get; set; }

    /// <summary>Rounds in which the disk became full and a write was refused.</summary>
    public int DiskFullRounds { get; set; }

    /// <summary>Recorded calls, syncs among them, and those that power cuts undid wholly or in part.</summary>
    public long Calls { get; set; }

    public long Syncs { get; set; }

    public long LostCalls { get; set; }

    /// <summary>Looks at a history.</summary>
    public int Looks { get; set; }

    public ulong Taken { get; set; }

    public ulong Confirmed { get; set; }

    /// <summary>Readable at the end.</summary>
    public long Readable { get; set; }

    /// <summary>Missing in any look, summed up.</summary>
    public long Missing { get; set; }

    /// <summary>Twice in any look, summed up.</summary>
    public long Duplicated { get; set; }

    /// <summary>Readings in any look that nobody sent, or with another value.</summary>
    public long Foreign { get; set; }

    /// <summary>Stored, in the gap ledger and in quarantine at the end, as the database says.</summary>
    public (long Records, long Gaps, long Quarantined) Totals { get; set; }

    /// <summary>What was wrong, in words.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Nothing was lost, nothing is there twice, nothing was invented, and the database says the same.</summary>
    public bool IsGood => Missing == 0 && Duplicated == 0 && Foreign == 0 && Faults.Count == 0;
}
