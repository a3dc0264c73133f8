using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reports the serial lines of a node that have more to do than they can.</summary>
internal static class BusTimeReader
{
    /// <summary>Call it when the node's buses and devices have been read.</summary>
    /// <param name="node">The node.</param>
    /// <param name="buses">Its buses.</param>
    /// <param name="devices">Its instruments.</param>
    /// <param name="faultsBefore">How many faults the file had before this node.</param>
    public static void Check(YamlMap node, IReadOnlyList<BusDefinition> buses, IReadOnlyList<DeviceDefinition> devices, int faultsBefore)
    {
        if (node.Faults.All.Count > faultsBefore)
        {
            // The time of what was misread would only confuse.
            return;
        }

        YamlMappingNode[] places = NodeBoardReader.BusNodes(node);
        for (int i = 0; i < buses.Count && i < places.Length; i++)
        {
            if (buses[i] is UartBus uart && BusBudget.Fault(uart, [.. devices.Where(device => device.Bus == uart.Id)]) is { } fault)
            {
                node.Faults.Add(places[i], $"bus {uart.Id}: {fault}");
            }
        }
    }
}
