using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>Reads <c>terminals:</c> and <c>bom:</c> of a board, and checks that every input and output has a terminal.</summary>
internal static class TerminalReader
{
    public static IReadOnlyList<BoardTerminal> Terminals(YamlMap root)
    {
        var terminals = new List<BoardTerminal>();
        foreach (YamlMap map in root.Items("terminals", "terminal", required: true))
        {
            string block = map.Id("block");
            if (terminals.Any(terminal => terminal.Block == block))
            {
                map.Fault("block", $"'{block}' is there already, expected a new mark");
            }

            IReadOnlyList<string> clamps = [.. (map.Texts("clamps") ?? []).Select(clamp => clamp.Text)];
            if (clamps.Count == 0)
            {
                map.Faults.AddExpected(map.At("clamps"), "clamps", "a list of its clamps such as [A, B, GND]");
            }

            terminals.Add(new BoardTerminal(block, map.Text("name"), clamps, map.Text("on"), map.OptionalText("through") ?? ""));
            map.Done();
        }

        return terminals;
    }

    public static IReadOnlyList<BoardMaterial> Materials(YamlMap root)
    {
        var rows = new List<BoardMaterial>();
        foreach (YamlMap map in root.Items("bom", "row of bom", required: true))
        {
            rows.Add(new BoardMaterial(
                map.Text("ref"), map.Integer("qty", 1, 1000), map.Text("part"), map.OptionalText("maker") ?? "", map.OptionalText("note") ?? ""));
            map.Done();
        }

        return rows;
    }

    public static void Check(YamlMap root, BoardDefinition board)
    {
        string[] places = [.. BoardPlaces.Of(board).Select(place => place.Name)];
        string[] all = [.. places, .. board.Rails.Select(rail => rail.Id)];
        YamlMappingNode[] nodes = [.. root.Find("terminals") is YamlSequenceNode list ? list.Children.OfType<YamlMappingNode>() : []];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (board.Terminals[i].On.Length > 0 && !all.Contains(board.Terminals[i].On))
            {
                root.Faults.Add(nodes[i], $"on: found '{board.Terminals[i].On}', expected one of {string.Join(", ", all)}");
            }
        }

        foreach (string place in places.Where(place => board.Terminals.All(terminal => terminal.On != place)))
        {
            root.Faults.Add(root.At("terminals"), $"terminals: none is on {place}, expected one, so that it can be wired");
        }
    }
}
