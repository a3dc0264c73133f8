namespace Wuxi.Edge.Ingest.Records;

/// <summary>What to do with a record that arrived.</summary>
internal enum RecordFate
{
    /// <summary>Never seen in this run: evaluate and store.</summary>
    New,

    /// <summary>Evaluated, but the historian could not take it: store only.</summary>
    StoreOnly,

    /// <summary>The historian has it: drop.</summary>
    Duplicate,
}
