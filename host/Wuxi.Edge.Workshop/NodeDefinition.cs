using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop;

/// <summary>One ESP32 node and what hangs on it. Immutable.</summary>
/// <param name="Id">Edge node id; also the common name of its certificate.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Buses">Its inputs, in the order of the file.</param>
/// <param name="Devices">Its instruments, in the order of the file.</param>
public sealed record NodeDefinition(
    string Id, LocalizedText Name, IReadOnlyList<BusDefinition> Buses, IReadOnlyList<DeviceDefinition> Devices)
{
    /// <summary>Id of its board, one of <c>hardware/boards</c>; empty where the file does not say it.</summary>
    public string Board { get; init; } = "";
}
