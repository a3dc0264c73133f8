namespace Wuxi.Edge.Ingest.Records;

/// <summary>What a birth said about the node's store.</summary>
internal enum StoreOpening
{
    /// <summary>The same store as before.</summary>
    Same,

    /// <summary>The same store, but with fewer records than were seen: it numbers records twice.</summary>
    Regressed,

    /// <summary>A store never heard of.</summary>
    New,

    /// <summary>A store that another one had replaced: two clients share one node id, or memories were swapped.</summary>
    Returned,
}
