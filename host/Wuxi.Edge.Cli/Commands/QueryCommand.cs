using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Cli.History;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Historian.Queries;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge query POINT…</c>: prints what the history holds, beside a running gateway or out of a backup.</summary>
internal static class QueryCommand
{
    private const int BufferCharacters = 32_768;

    /// <param name="open">Opens where rows go.</param>
    /// <param name="error">Where faults go.</param>
    public static Command Create(Func<Stream> open, TextWriter error)
    {
        var points = new Argument<string[]>("point") { Description = "Ids of points, area/equipment/quantity; * and ? stand for any characters.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All points that have a history." };
        var from = new Option<string?>("--from") { Description = "Beginning: 2026-06-01, 2026-06-01T08:00, with +08:00 or Z, or milliseconds of UTC. Without an offset it is the time zone's." };
        var to = new Option<string?>("--to") { Description = "End, exclusive; now when it is needed and missing." };
        var last = new Option<string?>("--last") { Description = "The newest reading of each point, now or at an instant.", Arity = ArgumentArity.ZeroOrOne };
        var windows = new Option<CalendarUnit?>("--windows") { Description = "What readings come to by hour, day, week, month or year of the time zone." };
        var durations = new Option<bool>("--durations") { Description = "For how long each value was held." };
        var trend = new Option<int?>("--trend") { Description = "So many equal intervals." };
        var format = new Option<QueryFormat>("--format") { Description = "csv, jsonl or table.", DefaultValueFactory = _ => QueryFormat.Csv };
        var json = new Option<bool>("--json") { Description = "The same as --format jsonl." };
        var workshop = new Option<FileInfo?>("--workshop") { Description = "The workshop file, for its time zone." };
        var zone = new Option<string?>("--zone") { Description = "Time zone, e.g. Asia/Shanghai; default the workshop's, or UTC without one." };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of the database, or a backup.", DefaultValueFactory = _ => new DirectoryInfo("run/data") };
        var command = new Command("query", "Print readings, last values, sums by calendar, durations or trends out of the history.")
        {
            points, all, from, to, last, windows, durations, trend, format, json, workshop, zone, data,
        };
        command.Validators.Add(result =>
        {
            int kinds = new[] { result.GetResult(last) is not null, result.GetResult(windows) is not null, result.GetValue(durations), result.GetResult(trend) is not null }.Count(isAsked => isAsked);
            if (kinds > 1)
            {
                result.AddError("found several of --last, --windows, --durations and --trend, expected one");
            }

            bool hasPoints = result.GetValue(points) is { Length: > 0 };
            if (hasPoints ? result.GetValue(all) : !result.GetValue(all) && result.GetResult(last) is null)
            {
                result.AddError(hasPoints ? "found points and --all, expected one of them" : "found no points, expected some, or --all");
            }

            if (result.GetResult(from) is null && (result.GetResult(windows) is not null || result.GetValue(durations) || result.GetResult(trend) is not null))
            {
                result.AddError("expected --from, with --windows, --durations and --trend");
            }

            if (result.GetResult(trend) is not null && result.GetValue(trend) is null or < 1 or > 1_000_000)
            {
                result.AddError("--trend: expected 1 to 1000000 intervals");
            }
        });
        // On a thread of its own: the invocation is what listens to Ctrl+C.
        command.SetAction((result, stop) => Task.Run(() => Run(
            result.GetValue(workshop)?.ToString(),
            result.GetValue(zone),
            result.GetRequiredValue(data).FullName,
            time =>
            {
                QueryKind kind = result.GetResult(last) is not null ? QueryKind.Last
                    : result.GetResult(windows) is not null ? QueryKind.Windows
                    : result.GetValue(durations) ? QueryKind.Durations
                    : result.GetResult(trend) is not null ? QueryKind.Trend
                    : QueryKind.Readings;
                string? end = kind == QueryKind.Last ? result.GetValue(last) : result.GetValue(to);
                bool needsEnd = kind is QueryKind.Windows or QueryKind.Durations or QueryKind.Trend;
                return new QueryRequest(
                    result.GetValue(all) ? [] : result.GetValue(points) ?? [],
                    kind,
                    result.GetValue(from) is { } begin ? time.Parse(begin) : null,
                    end is not null ? time.Parse(end) : needsEnd ? TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() : null,
                    result.GetValue(json) ? QueryFormat.Jsonl : result.GetValue(format),
                    result.GetValue(windows) ?? CalendarUnit.Day,
                    result.GetValue(trend) ?? 0);
            },
            open,
            error,
            stop)));
        return command;
    }

    private static int Run(
        string? workshopFile, string? zone, string data, Func<TimeText, QueryRequest> requestOf, Func<Stream> open, TextWriter error, CancellationToken stop)
    {
        WorkshopModel? workshop = null;
        if (workshopFile is not null && (workshop = WorkshopFiles.LoadOrReport(workshopFile, error)) is null)
        {
            return ExitCode.CannotRun;
        }

        try
        {
            var time = new TimeText(zone ?? workshop?.TimeZone ?? "UTC");
            QueryRequest request = requestOf(time);
            if (request is { FromMs: { } fromMs, ToMs: { } toMs, Kind: not QueryKind.Last } && toMs <= fromMs)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"found --from {time.Format(fromMs)} and --to {time.Format(toMs)}, expected the beginning before the end"));
            }

            using HistoryView history = HistoryView.Open(data, NullLogger.Instance);
            using var output = new StreamWriter(open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferCharacters);
            return new QueryRun(history, request, time, output, error, stop).Run();
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("cut off");
            return ExitCode.CannotRun;
        }
        catch (Exception exception) when (HistoryCommand.IsExpected(exception))
        {
            error.WriteLine(exception.Message);
            return ExitCode.CannotRun;
        }
    }
}
