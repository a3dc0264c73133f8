using Wuxi.Edge.Crash.Disk;

namespace Wuxi.Edge.Crash.Running;

/// <summary>What a run is to do.</summary>
public sealed record CrashOptions
{
    /// <summary>How often the gateway is killed.</summary>
    public int Rounds { get; init; } = 200;

    /// <summary>Of everything that chance decides, but for the scheduling of processes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many nodes.</summary>
    public int Nodes { get; init; } = 3;

    /// <summary>Records a second and node, 1 to 150; three readings each on average.</summary>
    public int Rate { get; init; } = 100;

    /// <summary>Everything is looked at each so many rounds, what is new in each.</summary>
    public int FullEvery { get; init; } = 20;

    /// <summary>
    /// How many other power cuts are looked at in each round, besides what the gateway goes on with: one at the moment of the
    /// kill, the rest at any moment since the gateway was started.
    /// </summary>
    public int OtherCuts { get; init; } = 3;

    /// <summary>Whether the run ends as soon as something is wrong.</summary>
    public bool StopsAtFirstFault { get; init; }

    /// <summary>After each so many rounds the gateway goes on with what a power cut left; 0: never.</summary>
    public int CutEvery { get; init; } = 2;

    /// <summary>How much longer than here a sync takes, ms; chance picks one of these for each round.</summary>
    public IReadOnlyList<int> SyncMs { get; init; } = [0, 0, 10, 60];

    /// <summary>What the disk only pretends to do.</summary>
    public Lie Lie { get; init; }

    /// <summary>Settings of the gateway, as environment variables, e.g. <c>Historian__LingerMs=50</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>
    {
        // Small and often, so that a short run has many commits, confirmations and sealed batches.
        ["Ingest__ConfirmIntervalMs"] = "100",
        ["Historian__LingerMs"] = "40",
        ["Historian__SealReadings"] = "2000",
        ["Historian__SealSeconds"] = "1",
    };

    /// <summary>The gateway's program, <c>edge.dll</c>; null: the one that was built with this.</summary>
    public string? Tool { get; init; }

    /// <summary>Where everything is written; null: a folder of its own, deleted when all was well.</summary>
    public string? Folder { get; init; }
}
