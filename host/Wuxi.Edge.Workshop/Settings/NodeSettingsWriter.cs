using System.Globalization;
using System.Text;

namespace Wuxi.Edge.Workshop.Settings;

/// <summary>
/// Writes what a node must know as the settings text of <c>firmware/src/Wuxi.Edge.Node/Settings</c>: ASCII lines, times in
/// ms. The workshop file is the only source of a node's settings (architecture 4.3). Pure; thread safe.
/// </summary>
public static class NodeSettingsWriter
{
    /// <param name="workshop">The workshop.</param>
    /// <param name="node">One of its nodes.</param>
    /// <param name="brokerHost">Host name or address of the broker as the node sees it.</param>
    /// <param name="brokerPort">TLS port of the broker.</param>
    /// <param name="hostId">Sparkplug host id of the gateway.</param>
    public static string Write(
        WorkshopModel workshop, NodeDefinition node, string brokerHost, int brokerPort, string hostId = "gateway")
    {
        var text = new StringBuilder();
        Line($"wuxi-edge 1");
        Line($"node {node.Id} group={workshop.Id} host={hostId}");
        Line($"broker {brokerHost} port={brokerPort}");
        foreach (BusDefinition bus in node.Buses)
        {
            Line($"bus {bus.Id} {BusKinds.Word(bus.Kind)} {bus.NodeSettings.ToString(CultureInfo.InvariantCulture)}");
        }

        foreach (DeviceDefinition device in node.Devices)
        {
            string bus = device.Bus.Length == 0 ? "" : $" bus={device.Bus}";
            string options = string.Concat(device.Options.Select(option => $" {option.Key}={option.Value}"));
            Line($"device {device.Id} {device.Part}{bus}{options} timeout={device.TimeoutMs}");
            foreach (PointDefinition definition in device.Points)
            {
                Abstractions.Point point = definition.Point;
                Line($"point {device.Id} {point.Metric} unit={point.Unit} resolution={point.Resolution} period={point.PeriodMs} deadband={definition.Deadband} silent={point.SilentMs}");
            }
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
