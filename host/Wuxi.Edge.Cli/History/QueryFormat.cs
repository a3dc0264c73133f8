namespace Wuxi.Edge.Cli.History;

/// <summary>How rows are printed.</summary>
internal enum QueryFormat
{
    /// <summary>With the names of the columns first; for spreadsheets.</summary>
    Csv,

    /// <summary>One JSON object a line; for programs.</summary>
    Jsonl,

    /// <summary>For people.</summary>
    Table,
}
