using Wuxi.Edge.Emulator.Buses;

namespace Wuxi.Edge.Emulator.Tests.Buses;

/// <summary>What is to go wrong on a bus, set by a test.</summary>
internal sealed class Disturbance : IBusDisturbance
{
    public double Rate { get; set; }

    public HashSet<string> Silent { get; } = [];

    public bool IsSilent(string device, long nowNs) => Silent.Contains(device);

    public double BitErrorRate(string bus, long nowNs) => Rate;
}
