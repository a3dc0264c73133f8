using System.Globalization;
using Wuxi.Edge.Workshop.Boards;

namespace Wuxi.Edge.Workshop.Heap;

/// <summary>Whether a node fits the managed heap of its board (decision 0009). Pure; thread safe.</summary>
public static class HeapBudget
{
    /// <summary>What the managed heap may be on a board without PSRAM, bytes: 100 KB.</summary>
    public const int WithoutPsram = 100 * 1024;

    /// <summary>Of a heap, what M2Mqtt needs with one connection, bytes: about 72 KB.</summary>
    public const int M2Mqtt = 72 * 1024;

    private const int Megabyte = 1024 * 1024;

    /// <summary>What a node may keep on a board, bytes. With PSRAM half of that: the rest is for images that are loaded, and for what nobody has measured.</summary>
    public static int Limit(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return (board.PsramMegabytes == 0 ? WithoutPsram : board.PsramMegabytes * (Megabyte / 2)) - M2Mqtt;
    }

    /// <summary>What is wrong with a node that does not fit, and what would; null for one that does.</summary>
    /// <param name="workshop">Id of the workshop.</param>
    /// <param name="node">The node.</param>
    /// <param name="board">Its board.</param>
    public static string? Fault(string workshop, NodeDefinition node, BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(node);
        int limit = Limit(board);
        int need = NodeHeap.Estimate(workshop, node);
        if (need <= limit)
        {
            return null;
        }

        string other = board.PsramMegabytes == 0 ? $", or a board with PSRAM ({Boards()})" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"its {node.Devices.Count} instruments and what the node does by itself need {need:N0} bytes of the managed heap beside MQTT, expected at most {limit:N0} on {board.Id}: the first {Fitting(workshop, node, limit)} of them, the others on another node{other}");
    }

    /// <summary>How many, from the first on, would fit.</summary>
    private static int Fitting(string workshop, NodeDefinition node, int limit)
    {
        int count = node.Devices.Count - 1;
        while (count > 0 && NodeHeap.Estimate(workshop, First(node, count)) > limit)
        {
            count--;
        }

        return count;
    }

    /// <summary>The node with its first instruments, and the inputs that these hang on.</summary>
    private static NodeDefinition First(NodeDefinition node, int count)
    {
        DeviceDefinition[] devices = [.. node.Devices.Take(count)];
        return node with { Devices = devices, Buses = [.. node.Buses.Where(bus => devices.Any(device => device.Bus == bus.Id))] };
    }

    private static string Boards() => string.Join(", ", BoardCatalogue.All.Where(board => board.PsramMegabytes > 0).Select(board => board.Id));
}
