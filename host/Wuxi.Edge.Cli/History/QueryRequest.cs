using Wuxi.Edge.Historian.Queries;

namespace Wuxi.Edge.Cli.History;

/// <summary>A question to the history. Immutable.</summary>
/// <param name="Points">Ids or patterns with * and ?; none: all.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="FromMs">Beginning, UTC ms; null: of all there is (readings only).</param>
/// <param name="ToMs">End, exclusive; with <see cref="QueryKind.Last"/> the instant, which counts.</param>
/// <param name="Format">How rows are printed.</param>
/// <param name="Unit">Which windows.</param>
/// <param name="Buckets">How many intervals of a trend.</param>
internal sealed record QueryRequest(
    IReadOnlyList<string> Points, QueryKind Kind, long? FromMs, long? ToMs, QueryFormat Format, CalendarUnit Unit = CalendarUnit.Day, int Buckets = 0);
