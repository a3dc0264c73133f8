using Wuxi.Edge.Workshop.Boards;
using Wuxi.Edge.Workshop.Heap;
using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads the <c>board:</c> of a node and reports buses that the board cannot have.</summary>
internal static class NodeBoardReader
{
    /// <summary>The board's id; empty when none is named.</summary>
    public static string Read(YamlMap node, IReadOnlyList<BusDefinition> buses)
    {
        string? id = node.OptionalText("board");
        if (id is null or "")
        {
            return "";
        }

        if (BoardCatalogue.Find(id) is not { } board)
        {
            node.Faults.AddExpected(node.At("board"), "board", "one of " + string.Join(", ", BoardCatalogue.All.Select(known => known.Id)));
            return id;
        }

        YamlMappingNode[] places = BusNodes(node);
        for (int i = 0; i < buses.Count && i < places.Length; i++)
        {
            if (BoardFit.Lacking(board, buses[i]) is { } lacking)
            {
                YamlNode at = places[i].Children.TryGetValue(new YamlScalarNode(lacking.Key), out YamlNode? value) ? value : places[i];
                node.Faults.Add(at, $"{lacking.Key}: {id} has no {lacking.Needed}, expected one of {lacking.There}");
            }
        }

        return id;
    }

    /// <summary>Reports outputs that the board cannot drive.</summary>
    public static void CheckOutputs(YamlMap node, string id, IEnumerable<DeviceDefinition> outputs)
    {
        if (BoardCatalogue.Find(id) is not { } board || node.Find("outputs") is not YamlSequenceNode list)
        {
            return;
        }

        foreach ((YamlMappingNode place, DeviceDefinition output) in list.Children.OfType<YamlMappingNode>().Zip(outputs))
        {
            bool isActiveHigh = output.Options.GetValueOrDefault("active", "high") == "high";
            if (int.TryParse(output.Options.GetValueOrDefault("pin"), out int pin)
                && BoardFit.LackingOutput(board, pin, isActiveHigh) is { } lacking)
            {
                YamlNode at = place.Children.TryGetValue(new YamlScalarNode(lacking.Key), out YamlNode? value) ? value : place;
                node.Faults.Add(at, $"{lacking.Key}: {id} has no {lacking.Needed}, expected one of {lacking.There}");
            }
        }
    }

    /// <summary>Reports a node whose program does not fit the managed heap of its board.</summary>
    /// <param name="node">The node.</param>
    /// <param name="workshop">Id of the workshop.</param>
    /// <param name="read">What was read of the node.</param>
    /// <param name="faultsBefore">How many faults the file had before this node.</param>
    public static void CheckHeap(YamlMap node, string workshop, NodeDefinition read, int faultsBefore)
    {
        // What was misread has no size.
        if (node.Faults.All.Count == faultsBefore && BoardCatalogue.Find(read.Board) is { } board && HeapBudget.Fault(workshop, read, board) is { } fault)
        {
            node.Faults.Add(node.At("devices"), $"node {read.Id}: {fault}");
        }
    }

    /// <summary>The blocks of <c>buses:</c>, one for each bus that was read.</summary>
    public static YamlMappingNode[] BusNodes(YamlMap node) =>
        node.Find("buses") is YamlSequenceNode list ? [.. list.Children.OfType<YamlMappingNode>()] : [];
}
