using System.Globalization;

namespace Wuxi.Edge.Emulator.Signals.Recordings;

/// <summary>
/// One column of a CSV file over its time column, in ms since its first row. Immutable.
/// <para>
/// Rules: time is a number (times <c>time scale</c> is seconds) or a date and time (UTC where none is said); a row without
/// a readable time is left out; rows are put in order of time, and of several with the same time the last counts. A cell
/// that is empty, no number or not finite is missing: the value before it holds, and before the first number, that one.
/// With ';' as the separator, a decimal comma is understood.
/// </para>
/// </summary>
public sealed class Recording
{
    private Recording(long[] timesMs, double[] values, int missing, int skipped)
    {
        TimesMs = timesMs;
        Values = values;
        MissingCells = missing;
        SkippedRows = skipped;
    }

    /// <summary>Times since the first row, ms, strictly rising from 0; at least one.</summary>
    public IReadOnlyList<long> TimesMs { get; }

    /// <summary>The values at these times.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Cells that were missing and are held over.</summary>
    public int MissingCells { get; }

    /// <summary>Rows left out because their time could not be read.</summary>
    public int SkippedRows { get; }

    /// <summary>
    /// Takes a column out of a table. Null when there is nothing to take, and then <paramref name="problem"/> says why in
    /// the form "found …, expected …".
    /// </summary>
    /// <param name="table">The file.</param>
    /// <param name="timeColumn">Name of the time column.</param>
    /// <param name="timeScale">Seconds in one unit of a time given as a number, e.g. 86400 for days.</param>
    /// <param name="valueColumn">Name of the value column.</param>
    /// <param name="problem">What is wrong, or empty.</param>
    public static Recording? Take(CsvTable table, string timeColumn, double timeScale, string valueColumn, out string problem)
    {
        ArgumentNullException.ThrowIfNull(table);
        int time = FindColumn(table, timeColumn, out problem);
        int value = problem.Length == 0 ? FindColumn(table, valueColumn, out problem) : -1;
        if (problem.Length > 0)
        {
            return null;
        }

        var skipped = 0;
        var rows = new List<(long TimeMs, double Value)>();
        foreach ((int _, string[] cells) in table.Rows)
        {
            if (TryReadTime(table.Cell(cells, time), table.Separator, timeScale, out long timeMs))
            {
                double number = TryReadNumber(table.Cell(cells, value), table.Separator, out double read) ? read : double.NaN;
                rows.Add((timeMs, number));
            }
            else
            {
                skipped++;
            }
        }

        if (rows.All(row => double.IsNaN(row.Value)))
        {
            problem = string.Create(
                CultureInfo.InvariantCulture, $"found no number in column '{valueColumn}' beside a time in '{timeColumn}' ({table.Rows.Count} rows), expected at least one");
            return null;
        }

        return Build(rows, skipped);
    }

    private static Recording Build(List<(long TimeMs, double Value)> rows, int skipped)
    {
        // Stable, so that of several rows with one time the last of the file comes last.
        List<(long TimeMs, double Value)> ordered = [.. rows.OrderBy(row => row.TimeMs)];
        double held = ordered.First(row => !double.IsNaN(row.Value)).Value;
        var missing = 0;
        var times = new List<long>();
        var values = new List<double>();
        foreach ((long timeMs, double value) in ordered)
        {
            missing += double.IsNaN(value) ? 1 : 0;
            held = double.IsNaN(value) ? held : value;
            long sinceFirst = timeMs - ordered[0].TimeMs;
            if (times.Count > 0 && times[^1] == sinceFirst)
            {
                values[^1] = held;
            }
            else
            {
                times.Add(sinceFirst);
                values.Add(held);
            }
        }

        return new Recording([.. times], [.. values], missing, skipped);
    }

    private static int FindColumn(CsvTable table, string name, out string problem)
    {
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (table.Columns[index] == name)
            {
                problem = "";
                return index;
            }
        }

        problem = $"found '{name}', expected a column of the file: {string.Join(", ", table.Columns.Take(60))}";
        return -1;
    }

    private static bool TryReadTime(string cell, char separator, double timeScale, out long timeMs)
    {
        if (TryReadNumber(cell, separator, out double number) && Math.Abs(number * timeScale) < 1e12)
        {
            timeMs = (long)Math.Round(number * timeScale * 1000);
            return true;
        }

        bool isDate = DateTimeOffset.TryParse(
            cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset date);
        timeMs = date.ToUnixTimeMilliseconds();
        return isDate;
    }

    private static bool TryReadNumber(string cell, char separator, out double number)
    {
        string text = separator == ';' ? cell.Replace(',', '.') : cell;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
