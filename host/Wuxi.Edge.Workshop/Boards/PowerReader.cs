using System.Globalization;
using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>Reads <c>rails:</c> and <c>loads:</c> of a board and checks that no rail gives more than it can.</summary>
internal static class PowerReader
{
    private const double MostMilliamps = 10_000;

    public static IReadOnlyList<BoardRail> Rails(YamlMap root)
    {
        var rails = new List<BoardRail>();
        foreach (YamlMap map in root.Items("rails", "rail", required: true))
        {
            string id = map.Id("id");
            string from = map.OptionalText("from") ?? "";
            if (rails.Any(rail => rail.Id == id))
            {
                map.Fault("id", $"rail '{id}' is there already, expected a new id");
            }

            if (from.Length > 0 && rails.All(rail => rail.Id != from))
            {
                map.Faults.AddExpected(map.At("from"), "from", "a rail above this one: " + string.Join(", ", rails.Select(rail => rail.Id)));
            }

            rails.Add(new BoardRail(
                id, map.Number("volts", 1, 60), map.Number("limit_ma", 1, MostMilliamps), from, map.OptionalNumber("efficiency", 30, 100) ?? 0));
            map.Done();
        }

        return rails;
    }

    public static IReadOnlyList<BoardLoad> Loads(YamlMap root)
    {
        var loads = new List<BoardLoad>();
        foreach (YamlMap map in root.Items("loads", "load", required: true))
        {
            var load = new BoardLoad(
                map.Text("what"),
                map.Text("rail"),
                map.Integer("count", 1, 100, 1),
                map.Number("typical_ma", 0, MostMilliamps),
                map.Number("peak_ma", 0, MostMilliamps));
            if (load.PeakMilliamps < load.TypicalMilliamps)
            {
                map.Faults.AddExpected(map.At("peak_ma"), "peak_ma", string.Create(CultureInfo.InvariantCulture, $"at least typical_ma, {load.TypicalMilliamps}"));
            }

            loads.Add(load);
            map.Done();
        }

        return loads;
    }

    public static void Check(YamlMap root, BoardDefinition board)
    {
        YamlNode[] loads = [.. Children(root, "loads")];
        for (int i = 0; i < board.Loads.Count && i < loads.Length; i++)
        {
            if (board.Rails.All(rail => rail.Id != board.Loads[i].Rail))
            {
                root.Faults.Add(loads[i], $"rail: found '{board.Loads[i].Rail}', expected one of {string.Join(", ", board.Rails.Select(rail => rail.Id))}");
            }
        }

        if (!root.Faults.IsEmpty)
        {
            // A budget of what was misread would only confuse.
            return;
        }

        YamlNode[] rails = [.. Children(root, "rails")];
        IReadOnlyList<RailUse> uses = PowerBudget.Of(board);
        for (int i = 0; i < uses.Count; i++)
        {
            if (uses[i].PeakMilliamps > uses[i].Rail.LimitMilliamps)
            {
                root.Faults.Add(rails[i], string.Create(
                    CultureInfo.InvariantCulture,
                    $"rail {uses[i].Rail.Id}: what hangs on it takes up to {uses[i].PeakMilliamps:F0} mA, expected at most {uses[i].Rail.LimitMilliamps:F0} mA, which is what it gives"));
            }
        }
    }

    private static IEnumerable<YamlNode> Children(YamlMap root, string key) =>
        root.Find(key) is YamlSequenceNode sequence ? sequence.Children.OfType<YamlMappingNode>() : [];
}
