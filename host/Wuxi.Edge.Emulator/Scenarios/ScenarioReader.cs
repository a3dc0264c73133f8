using System.Globalization;
using Wuxi.Edge.Emulator.Scenarios.Reading;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>
/// Reads and checks a scenario file and the workshop file it names (contracts: README of this project). Every fault is
/// reported in one pass. Thread safe.
/// </summary>
public static class ScenarioReader
{
    private static readonly DateTimeOffset DefaultStart = new(2026, 6, 1, 8, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Reads a scenario file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataFolder">Where recordings are looked for that are not beside the file; null for nowhere.</param>
    /// <exception cref="IOException">The scenario file itself cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ScenarioReadResult ReadFile(string path, string? dataFolder = null) =>
        Read(File.ReadAllText(path), path, new ScenarioFolders(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", dataFolder));

    /// <summary>Reads the text of a scenario file; <paramref name="file"/> is its name for messages.</summary>
    public static ScenarioReadResult Read(string text, string file, ScenarioFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var faults = new YamlFaults(file);
        YamlMap? root = YamlFile.Parse(text, faults);
        if (root is null)
        {
            return new ScenarioReadResult(null, faults.All);
        }

        string id = root.Id("scenario");
        WorkshopReadResult? workshop = ReadWorkshop(root, folders);
        DateTimeOffset start = ReadStart(root);
        IReadOnlyList<ScenarioNode> nodes = NodeReader.Read(root, workshop?.Model, new SignalReader(folders));
        var scenarioFaults = FaultReader.Read(root, workshop?.Model);
        root.Done();

        YamlFault[] all = [.. faults.All, .. workshop?.Faults ?? []];
        return new ScenarioReadResult(
            all.Length == 0 ? new Scenario(id, workshop!.Model!, start, nodes, scenarioFaults) : null, all);
    }

    private static WorkshopReadResult? ReadWorkshop(YamlMap root, ScenarioFolders folders)
    {
        string name = root.Text("workshop");
        if (name.Length == 0)
        {
            return null;
        }

        string path = Path.Combine(folders.Base, name);
        if (!File.Exists(path))
        {
            root.Faults.AddExpected(root.At("workshop"), "workshop", "a workshop file beside the scenario file");
            return null;
        }

        if (ScenarioFolders.ReadText(path, out string problem) is not { } text)
        {
            root.Fault("workshop", problem);
            return null;
        }

        return WorkshopReader.Read(text, name);
    }

    private static DateTimeOffset ReadStart(YamlMap root)
    {
        string? text = root.OptionalText("start");
        if (text is null)
        {
            return DefaultStart;
        }

        // An offset is required: without one the same file would start at another instant elsewhere.
        bool isRead = DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset start) && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10);
        if (!isRead && text.Length > 0)
        {
            root.Faults.AddExpected(root.At("start"), "start", "a date and time with offset, such as 2026-06-01T08:00:00+08:00");
        }

        return start;
    }
}
