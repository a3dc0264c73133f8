using System.Globalization;
using System.IO.Enumeration;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Historian.Queries;

namespace Wuxi.Edge.Cli.History;

/// <summary>Asks a history and prints the answer row by row, so that memory does not grow with the span.</summary>
internal sealed class QueryRun(HistoryView history, QueryRequest request, TimeText time, TextWriter output, TextWriter error, CancellationToken stop)
{
    private const int RowsBetweenLooks = 1024;

    private static readonly Column Point = new("point", true, 36);

    /// <summary>Prints the answer.</summary>
    /// <returns><see cref="ExitCode.Failed"/> when files are damaged, so that something may be left out.</returns>
    /// <exception cref="OperationCanceledException">It was cut off.</exception>
    public int Run()
    {
        if (Find() is not { } points)
        {
            return ExitCode.CannotRun;
        }

        switch (request.Kind)
        {
            case QueryKind.Last:
                PrintLast(points);
                break;
            case QueryKind.Windows:
                PrintWindows(points);
                break;
            case QueryKind.Durations:
                PrintDurations(points);
                break;
            case QueryKind.Trend:
                PrintTrend(points);
                break;
            default:
                PrintReadings(points);
                break;
        }

        output.Flush();
        foreach ((string file, string fault) in history.Query.DamagedFiles)
        {
            error.WriteLine($"{file}: left out: {fault}");
        }

        return history.Query.DamagedFiles.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private List<string>? Find()
    {
        if (request.Points.Count == 0)
        {
            return [.. history.PointIds];
        }

        var found = new List<string>();
        foreach (string pattern in request.Points)
        {
            List<string> matches = [.. history.PointIds.Where(id => id == pattern || FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false))];
            if (matches.Count == 0)
            {
                error.WriteLine($"found point '{pattern}', expected one of the {history.PointIds.Count} that have a history"
                    + (Nearest(pattern) is { } near ? $", e.g. {near}" : ""));
                return null;
            }

            found.AddRange(matches.Except(found));
        }

        return found;
    }

    /// <summary>The id with the longest beginning in common.</summary>
    private string? Nearest(string id) => history.PointIds.MaxBy(known => known.Zip(id).TakeWhile(pair => pair.First == pair.Second).Count());

    private RowWriter Begin(params Column[] columns)
    {
        var rows = new RowWriter(output, request.Format, columns);
        rows.Begin();
        return rows;
    }

    private void PrintReadings(List<string> points)
    {
        RowWriter rows = Begin(Point, new("time", true, 29), new("value", false, 24), new("type", true, 7), new("quality", true, 7), new("reason", true, 0));
        string?[] cells = new string?[6];
        int count = 0;
        foreach (string point in points)
        {
            foreach (Reading reading in history.Query.ReadRange(point, request.FromMs ?? long.MinValue, request.ToMs ?? long.MaxValue))
            {
                if (++count % RowsBetweenLooks == 0)
                {
                    stop.ThrowIfCancellationRequested();
                }

                Fill(cells, point, reading);
                Write(rows, cells, reading.Value.Kind);
            }
        }
    }

    private void PrintLast(List<string> points)
    {
        RowWriter rows = Begin(Point, new("time", true, 29), new("value", false, 24), new("type", true, 7), new("quality", true, 7), new("reason", true, 0));
        IReadOnlyList<Reading?> last = history.Query.ReadLast(request.ToMs ?? long.MaxValue);
        var asked = points.ToHashSet(StringComparer.Ordinal);
        string?[] cells = new string?[6];
        for (int i = 0; i < last.Count; i++)
        {
            if (last[i] is { } reading && asked.Contains(history.PointIds[i]))
            {
                Fill(cells, history.PointIds[i], reading);
                Write(rows, cells, reading.Value.Kind);
            }
        }
    }

    private void PrintWindows(List<string> points)
    {
        RowWriter rows = Begin(
            Point, new("from", true, 29), new("to", true, 29), Number("count"), Number("bad"), Number("min"), Number("max"), Number("mean"), Number("time_weighted_mean"), Number("last"), Number("increase"), Number("held_ms"));
        IReadOnlyList<long> boundaries = CalendarBoundaries.Of(time.Zone, request.Unit, request.FromMs!.Value, request.ToMs!.Value);
        foreach (string point in points)
        {
            stop.ThrowIfCancellationRequested();
            foreach (TimeWindow window in history.Query.ReadWindows(point, boundaries))
            {
                rows.Write(
                [
                    point, time.Format(window.FromMs), time.Format(window.ToMs), Text(window.Count), Text(window.BadCount), Text(window.Min), Text(window.Max),
                    Text(window.Mean), Text(window.TimeWeightedMean), Text(window.Last), Text(window.Increase), Text(window.HeldMs),
                ]);
            }
        }
    }

    private void PrintDurations(List<string> points)
    {
        RowWriter rows = Begin(Point, new("value", false, 24), new("type", true, 7), Number("duration_ms"));
        foreach (string point in points)
        {
            stop.ThrowIfCancellationRequested();
            foreach (StateDuration duration in history.Query.ReadDurations(point, request.FromMs!.Value, request.ToMs!.Value))
            {
                rows.Write([point, Text(duration.Value), Name(duration.Value.Kind), Text(duration.DurationMs)], duration.Value.Kind == ValueKind.Text ? 1 : -1);
            }
        }
    }

    private void PrintTrend(List<string> points)
    {
        RowWriter rows = Begin(Point, new("from", true, 29), Number("count"), Number("bad"), Number("min"), Number("max"), Number("mean"), Number("last"));
        foreach (string point in points)
        {
            stop.ThrowIfCancellationRequested();
            foreach (TrendBucket bucket in history.Query.ReadTrend(point, request.FromMs!.Value, request.ToMs!.Value, request.Buckets))
            {
                rows.Write([point, time.Format(bucket.FromMs), Text(bucket.Count), Text(bucket.BadCount), Text(bucket.Min), Text(bucket.Max), Text(bucket.Mean), Text(bucket.Last)]);
            }
        }
    }

    private void Fill(string?[] cells, string point, in Reading reading)
    {
        cells[0] = point;
        cells[1] = time.Format(reading.TimestampMs);
        cells[2] = Text(reading.Value);
        cells[3] = Name(reading.Value.Kind);
        cells[4] = reading.Quality switch
        {
            Quality.Good => "good",
            Quality.Bad => "bad",
            _ => Text((long)reading.Quality),
        };
        cells[5] = reading.Reason == BadReason.None ? null : reading.Reason.ToString();
    }

    private static void Write(RowWriter rows, string?[] cells, ValueKind kind) => rows.Write(cells, kind == ValueKind.Text ? 2 : -1);

    private static Column Number(string name) => new(name, false, Math.Max(name.Length, 19));

    /// <summary>As exact as it was sent; null for no value.</summary>
    private static string? Text(PointValue value) => value.Kind == ValueKind.None ? null : value.ToString();

    private static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Float => "float",
        ValueKind.Double => "double",
        ValueKind.Int64 => "int64",
        ValueKind.Boolean => "boolean",
        ValueKind.Text => "text",
        _ => "none",
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
