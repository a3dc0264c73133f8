using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>
/// Reads and checks a <c>board.yaml</c>: no pin twice, none that the chip starts by or has its flash on, no ADC2 (Wi-Fi has it), relays that
/// are off at reset, terminals that lead somewhere, and no rail overloaded. Pure but for <see cref="ReadFile"/>; thread safe.
/// </summary>
public static class BoardReader
{
    /// <summary>Reads a file from disk; messages name it by <paramref name="path"/> as it is given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">From where it is counted; the current folder when it is not said.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static BoardReadResult ReadFile(string path, string folder = "") => Read(File.ReadAllText(Path.Combine(folder, path)), path);

    /// <summary>Reads the text of a board file; <paramref name="file"/> is its name for messages.</summary>
    public static BoardReadResult Read(string text, string file)
    {
        var faults = new YamlFaults(file);
        YamlMap? root = YamlFile.Parse(text, faults);
        BoardDefinition? board = root is null ? null : Read(root);
        return new BoardReadResult(faults.IsEmpty ? board : null, faults.All);
    }

    private static BoardDefinition Read(YamlMap root)
    {
        string id = root.Id("board");
        string name = root.Text("name");
        ChipFacts chip = ChipFacts.All[root.Choice("chip", [.. ChipFacts.All.Select((known, index) => (known.Id, index))])];
        var pins = new PinReader(root, chip);
        var board = new BoardDefinition(
            id,
            name,
            chip,
            ReadTargets(root),
            pins.Uarts(),
            pins.Analog(),
            pins.List("pulse_inputs", "pulse input"),
            pins.List("digital_inputs", "digital input"),
            pins.Spi(),
            pins.I2c(),
            pins.Relays(),
            PowerReader.Rails(root),
            PowerReader.Loads(root),
            TerminalReader.Terminals(root),
            TerminalReader.Materials(root))
        {
            PsramMegabytes = root.Integer("psram_mb", 0, 32, 0),
        };
        _ = root.Integer("task_core", 0, 1);
        pins.Check();
        PowerReader.Check(root, board);
        TerminalReader.Check(root, board);
        foreach (string key in new[] { "sources", "verify" })
        {
            if (root.Texts(key) is not { Count: > 0 })
            {
                root.Faults.Add(root.At(key), $"{key}: expected at least one line: where the facts are from, and which of them nobody has looked at on a real board");
            }
        }

        root.Done();
        return board;
    }

    private static List<BoardTarget> ReadTargets(YamlMap root)
    {
        var targets = new List<BoardTarget>();
        foreach (YamlMap map in root.Items("targets", "target", required: true))
        {
            targets.Add(new BoardTarget(map.Id("target"), map.Text("modules")));
            map.Done();
        }

        if (targets.Count == 0 && root.Find("targets") is { } at)
        {
            root.Faults.AddExpected(at, "targets", "at least one image that fits");
        }

        return targets;
    }
}
