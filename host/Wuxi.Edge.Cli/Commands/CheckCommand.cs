using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Cli.Commands;

/// <summary><c>edge check FILE…</c>: reports every fault of workshop files.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("file")
        {
            Description = "Workshop files (*.workshop.yaml) and scenario files (*.scenario.yaml).",
            Arity = ArgumentArity.OneOrMore,
        };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder of recordings that scenarios name." };
        var json = new Option<bool>("--json") { Description = "Print the faults as a JSON list." };
        var command = new Command("check", "Check workshop and scenario files; every fault with file, line, column and what was expected.") { files, data, json };
        command.SetAction(result => Run(
            result.GetRequiredValue(files), result.GetValue(data)?.FullName, result.GetValue(json), Terminal.Out, Terminal.Error));
        return command;
    }

    internal static int Run(IReadOnlyList<FileInfo> files, string? dataFolder, bool json, TextWriter output, TextWriter error)
    {
        var faults = new List<YamlFault>();
        foreach (FileInfo file in files)
        {
            // The name as the user gave it, so that a terminal can open it.
            string name = file.ToString();
            if (!file.Exists)
            {
                error.WriteLine($"{name}: there is no such file");
                return ExitCode.CannotRun;
            }

            if (name.EndsWith(".scenario.yaml", StringComparison.OrdinalIgnoreCase))
            {
                CheckScenario(name, dataFolder, json, faults, output);
                continue;
            }

            WorkshopReadResult result = WorkshopReader.ReadFile(name);
            faults.AddRange(result.Faults);
            if (!json && result.Model is { } model)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name}: good. {model.Nodes.Count} nodes, {model.Points.Count} points, {model.Alarms.Count} alarms, {model.Outputs.Count} outputs."));
            }
        }

        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(
                faults.Select(fault => new { file = fault.File, line = fault.Line, column = fault.Column, message = fault.Message })));
        }
        else
        {
            foreach (YamlFault fault in faults)
            {
                output.WriteLine(fault);
            }

            if (faults.Count > 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{faults.Count} fault(s)."));
            }
        }

        return faults.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void CheckScenario(string name, string? dataFolder, bool json, List<YamlFault> faults, TextWriter output)
    {
        ScenarioReadResult result = ScenarioReader.ReadFile(name, dataFolder);
        faults.AddRange(result.Faults);
        if (!json && result.Scenario is { } scenario)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name}: good. {scenario.Nodes.Count} nodes with signals, {scenario.Faults.Count} faults."));
        }
    }
}
