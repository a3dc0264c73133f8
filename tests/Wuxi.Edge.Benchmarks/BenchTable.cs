using System.Globalization;

namespace Wuxi.Edge.Benchmarks;

/// <summary>Results as a table of plain text, for a terminal or a file.</summary>
public static class BenchTable
{
    private static readonly string[] Header = ["bench", "metric", "median", "min", "max", "unit", "runs", "peer", "peer median", "ratio", "goal", "met"];

    // Words to the left, numbers to the right.
    private static readonly bool[] IsNumber = [false, false, true, true, true, false, true, false, true, true, false, false];

    /// <summary>Writes a header and one line for each figure.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<BenchResult> results)
    {
        List<string[]> rows = [Header, .. results.Select(Row)];
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) => IsNumber[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            writer.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static string[] Row(BenchResult result) =>
    [
        result.Bench,
        result.Metric,
        Number(result.Median),
        Number(result.Min),
        Number(result.Max),
        result.Unit,
        result.Runs.ToString(CultureInfo.InvariantCulture),
        result.Peer ?? string.Empty,
        result.PeerMedian is { } median ? Number(median) : string.Empty,
        result.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : string.Empty,
        result.Goal ?? string.Empty,
        result.GoalMet switch { true => "yes", false => "NO", null => string.Empty },
    ];

    /// <summary>Whole numbers with groups of three from 1000 on, three digits after the point below.</summary>
    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
