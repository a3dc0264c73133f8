using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Historian.Upkeep;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge history check|backup|restore|compact</c>: keeps a history in good order.</summary>
internal static class HistoryCommand
{
    public static Command Create() =>
        new("history", "Check, back up, restore and compact histories.") { CreateCheck(), CreateBackup(), CreateRestore(), CreateCompact() };

    /// <summary>Whether the message of an exception says what to do, so that no trace is wanted.</summary>
    internal static bool IsExpected(Exception exception) =>
        exception is HistoryDatabaseException or IOException or UnauthorizedAccessException or SqliteException or FormatException or ArgumentException;

    internal static int Check(string folder, bool json, TextWriter output, TextWriter error, CancellationToken stop) => Guard(error, () =>
    {
        HistoryCheckResult result = HistoryCheck.Run(folder, stop);
        if (json)
        {
            output.WriteLine(ToJson(folder, result));
            return CodeOf(result);
        }

        Print(result, output);
        output.WriteLine(result.Faults.Count == 0
            ? Text($"{folder}: good. {Describe(result)}.")
            : Text($"{folder}: {result.Faults.Count} fault(s). {Describe(result)}."));
        return CodeOf(result);
    });

    internal static int Backup(string folder, string target, bool json, TextWriter output, TextWriter error, CancellationToken stop) => Guard(error, () =>
    {
        HistoryBackupResult result = HistoryBackup.Create(folder, target, stop);
        return Report(result, json, "backed up and read again", "backed up, and the original has", output);
    });

    internal static int Restore(string backup, string folder, bool json, TextWriter output, TextWriter error, CancellationToken stop) => Guard(error, () =>
    {
        HistoryBackupResult result = HistoryBackup.Restore(backup, folder, stop);
        return Report(result, json, "restored and read again", "restored, and the backup has", output);
    });

    internal static int Compact(string folder, TextWriter output, TextWriter error, ILogger logger) => Guard(error, () =>
    {
        (long before, long after) = HistoryCompaction.Run(folder, logger);
        output.WriteLine(Text($"{folder}: {before:N0} bytes before, {after:N0} after."));
        return ExitCode.Ok;
    });

    private static Command CreateCheck()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Data folder of a gateway, which may run, or a backup." };
        Option<bool> json = JsonOption();
        var command = new Command("check", "Read every byte of a history; every fault with file, position, what was found and what was expected.") { folder, json };
        command.SetAction((result, stop) => Task.Run(() =>
            Check(result.GetRequiredValue(folder).ToString(), result.GetValue(json), Terminal.Out, Terminal.Error, stop)));
        return command;
    }

    private static Command CreateBackup()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Data folder of a gateway, which may run." };
        var target = new Argument<DirectoryInfo>("target") { Description = "Folder to make, best on another disk." };
        Option<bool> json = JsonOption();
        var command = new Command("backup", "Copy a history as it is at one instant; the copy is read again, and appears whole or not at all.") { folder, target, json };
        command.SetAction((result, stop) => Task.Run(() => Backup(
            result.GetRequiredValue(folder).ToString(), result.GetRequiredValue(target).ToString(), result.GetValue(json), Terminal.Out, Terminal.Error, stop)));
        return command;
    }

    private static Command CreateRestore()
    {
        var backup = new Argument<DirectoryInfo>("backup") { Description = "Folder that edge history backup made." };
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Data folder to make; new or empty, and not in use." };
        Option<bool> json = JsonOption();
        var command = new Command("restore", "Make a data folder out of a backup, which stays.") { backup, folder, json };
        command.SetAction((result, stop) => Task.Run(() => Restore(
            result.GetRequiredValue(backup).ToString(), result.GetRequiredValue(folder).ToString(), result.GetValue(json), Terminal.Out, Terminal.Error, stop)));
        return command;
    }

    private static Command CreateCompact()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Data folder; no gateway may use it." };
        var command = new Command("compact", "Bring a history into its smallest form; nothing is given up.") { folder };
        command.SetAction(result =>
        {
            using ILoggerFactory log = ToolLog.Create(LogLevel.Warning);
            return Compact(result.GetRequiredValue(folder).ToString(), Terminal.Out, Terminal.Error, log.CreateLogger("edge"));
        });
        return command;
    }

    private static Option<bool> JsonOption() => new("--json") { Description = "Print the result as a JSON object." };

    private static int Report(HistoryBackupResult result, bool json, string good, string bad, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(ToJson(result.Folder, result.Check));
            return CodeOf(result.Check);
        }

        Print(result.Check, output);
        output.WriteLine(result.Check.Faults.Count == 0
            ? Text($"{result.Folder}: {good}. {Describe(result.Check)}.")
            : Text($"{result.Folder}: {bad} {result.Check.Faults.Count} fault(s). {Describe(result.Check)}."));
        return CodeOf(result.Check);
    }

    private static void Print(HistoryCheckResult result, TextWriter output)
    {
        foreach (HistoryFault fault in result.Faults)
        {
            output.WriteLine(fault);
        }
    }

    private static string Describe(HistoryCheckResult result) => Text(
        $"{result.Segments} segments, {result.Batches} batches, {result.Records} records, {result.Readings} readings kept, {result.Bytes} bytes");

    private static string ToJson(string folder, HistoryCheckResult result) => JsonSerializer.Serialize(new
    {
        folder,
        segments = result.Segments,
        batches = result.Batches,
        records = result.Records,
        readings = result.Readings,
        bytes = result.Bytes,
        strays = result.Strays,
        faults = result.Faults.Select(fault => new { file = fault.File, position = fault.Position, found = fault.Found, expected = fault.Expected }),
    });

    private static int CodeOf(HistoryCheckResult result) => result.Faults.Count == 0 ? ExitCode.Ok : ExitCode.Failed;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int Guard(TextWriter error, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("cut off; nothing was left behind");
            return ExitCode.CannotRun;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            error.WriteLine(exception.Message);
            return ExitCode.CannotRun;
        }
    }
}
