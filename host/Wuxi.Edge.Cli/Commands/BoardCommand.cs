using System.CommandLine;
using System.Globalization;
using Wuxi.Edge.Workshop.Boards;
using Wuxi.Edge.Workshop.Boards.Output;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge board</c>: checks boards and writes what is made from them.</summary>
internal static class BoardCommand
{
    public static Command Create()
    {
        var boards = new Argument<string[]>("board") { Description = "Names of boards (folders of hardware/boards); none: all.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All boards, which is what happens when none is named." };
        var write = new Option<bool>("--write") { Description = "Write the wiring diagram, the bill of materials and the firmware's pin table anew." };
        var root = new Option<DirectoryInfo>("--root")
        {
            Description = "Folder in which hardware/boards is.",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var command = new Command("board", "Check boards (pins, supplies, relays), and that what is made from them is up to date; --write makes it so.") { boards, all, write, root };
        command.SetAction(result => Run(
            result.GetRequiredValue(root).FullName, result.GetValue(all) ? [] : result.GetValue(boards) ?? [], result.GetValue(write), Terminal.Out, Terminal.Error));
        return command;
    }

    internal static int Run(string root, IReadOnlyList<string> names, bool write, TextWriter output, TextWriter error)
    {
        string folder = Path.Combine(root, BoardFiles.Folder);
        if (!Directory.Exists(folder))
        {
            error.WriteLine($"{folder}: there is no such folder; run this in the repository's folder, or say where it is with --root");
            return ExitCode.CannotRun;
        }

        string[] there = [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        if (names.FirstOrDefault(name => !there.Contains(name)) is { } unknown)
        {
            error.WriteLine($"there is no board '{unknown}'; there are {string.Join(", ", there)}");
            return ExitCode.CannotRun;
        }

        var boards = new List<BoardDefinition>();
        bool isGood = true;
        foreach (string name in there)
        {
            BoardReadResult result = BoardReader.ReadFile($"{BoardFiles.Folder}/{name}/board.yaml", root);
            if (result.Board is { } board)
            {
                boards.Add(board);
            }
            else
            {
                isGood = false;
            }

            foreach (YamlFault fault in result.Faults)
            {
                output.WriteLine(fault);
            }
        }

        // The pin table is of all boards: with one of them faulty it would lack one.
        return isGood && Files(root, [.. boards.Where(board => names.Count == 0 || names.Contains(board.Id))], boards, write, output) ? ExitCode.Ok : ExitCode.Failed;
    }

    private static bool Files(string root, IReadOnlyList<BoardDefinition> chosen, IReadOnlyList<BoardDefinition> all, bool write, TextWriter output)
    {
        bool isGood = true;
        foreach (BoardFile file in chosen.SelectMany(BoardFiles.Of).Append(BoardFiles.PinTableOf(all)).Where(file => !BoardFiles.IsCurrent(root, file)))
        {
            if (write)
            {
                File.WriteAllText(Path.Combine(root, file.Path), file.Text);
                output.WriteLine($"{file.Path}: written");
            }
            else
            {
                output.WriteLine($"{file.Path}: not what the boards say now; 'edge board --write' mends it");
                isGood = false;
            }
        }

        foreach (BoardDefinition board in isGood ? chosen : [])
        {
            RailUse fullest = PowerBudget.Of(board).MaxBy(use => use.PeakMilliamps / use.Rail.LimitMilliamps)!;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{board.Id}: good. {board.Terminals.Count} terminals, {board.Uarts.Count} serial ports, {board.Analog.Count} analog inputs, {board.Inputs.Count} inputs, {board.Relays.Count} relays; {fullest.Rail.Id} carries at most {fullest.PeakMilliamps:F0} of {fullest.Rail.LimitMilliamps:F0} mA."));
        }

        return isGood;
    }
}
