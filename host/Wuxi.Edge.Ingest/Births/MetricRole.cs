namespace Wuxi.Edge.Ingest.Births;

/// <summary>What a declared metric means to the gateway.</summary>
internal enum MetricRole : byte
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The value of a point of the workshop file.</summary>
    Point,

    /// <summary>Number of the record.</summary>
    RecordNumber,

    /// <summary>Oldest record of the node's store.</summary>
    StoreFirst,

    /// <summary>Youngest record of the node's store.</summary>
    StoreLast,

    /// <summary>What has become of the node's settings.</summary>
    Settings,

    /// <summary>Known, and of no interest in data.</summary>
    Bookkeeping,

    /// <summary>The workshop file does not name it.</summary>
    Unknown,

    /// <summary>A point that is declared as something that points cannot be: its values cannot be used.</summary>
    WrongType,

    /// <summary>A point that is declared in another unit than the workshop file's: its values cannot be used.</summary>
    WrongUnit,

    /// <summary>One of two with the same alias: its values by alias cannot be used.</summary>
    AliasConflict,
}
