using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Smoke420;

namespace Wuxi.Edge.Emulator.Faults;

/// <summary>
/// What is broken around one node, as a function of time (ns since the start); the network can also be taken away and
/// given back by command. Safe for use by many threads.
/// </summary>
public sealed class NodeFaults : IBusDisturbance
{
    private readonly FaultDefinition[] _network;
    private readonly FaultDefinition[] _silent;
    private readonly FaultDefinition[] _bitErrors;
    private readonly FaultDefinition[] _stuck;
    private readonly FaultDefinition[] _loops;
    private readonly FaultDefinition[] _overruns;
    private volatile bool _isNetworkOffByCommand;

    /// <param name="node">Node id.</param>
    /// <param name="faults">The scenario's faults; those of other nodes are left aside.</param>
    public NodeFaults(string node, IReadOnlyList<FaultDefinition> faults)
    {
        FaultDefinition[] own = [.. faults.Where(fault => fault.Node == node)];
        _network = [.. own.Where(fault => fault.Kind == FaultKind.NetworkLost)];
        _silent = [.. own.Where(fault => fault.Kind == FaultKind.Silent)];
        _bitErrors = [.. own.Where(fault => fault.Kind == FaultKind.BitErrors)];
        _stuck = [.. own.Where(fault => fault.Kind == FaultKind.BusStuck)];
        _loops = [.. own.Where(fault => fault.Kind is FaultKind.LoopOpen or FaultKind.LoopShort)];
        PowerCuts = [.. own.Where(fault => fault.Kind is FaultKind.PowerCut or FaultKind.BrownOut)];
        Hangs = [.. own.Where(fault => fault.Kind == FaultKind.Hang)];
        _overruns = [.. own.Where(fault => fault.Kind == FaultKind.FifoOverrun)];
    }

    /// <summary>When the node is without power, by schedule: power cuts and brown-outs.</summary>
    public IReadOnlyList<FaultDefinition> PowerCuts { get; }

    /// <summary>When its program hangs, by schedule.</summary>
    public IReadOnlyList<FaultDefinition> Hangs { get; }

    /// <summary>When its network is lost, by schedule.</summary>
    public IReadOnlyList<FaultDefinition> NetworkLosses => _network;

    /// <summary>Whether a command has taken the network away.</summary>
    public bool IsNetworkOffByCommand
    {
        get => _isNetworkOffByCommand;
        set => _isNetworkOffByCommand = value;
    }

    /// <summary>Whether the network is gone now.</summary>
    public bool IsNetworkLost(long nowNs) => _isNetworkOffByCommand || Find(_network, nowNs) is not null;

    public bool IsSilent(string device, long nowNs) => Find(_silent, nowNs, device) is not null;

    public double BitErrorRate(string bus, long nowNs) => Find(_bitErrors, nowNs, bus)?.Rate ?? 0;

    public bool IsStuck(string bus, long nowNs) => Find(_stuck, nowNs, bus) is not null;
    /// <summary>Whether the FIFO of an accelerometer runs over.</summary>
    public bool IsOverrunning(string device, long nowNs) => Find(_overruns, nowNs, device) is not null;

    /// <summary>State of the wires of a transmitter's loop.</summary>
    public LoopState Loop(string device, long nowNs) => Find(_loops, nowNs, device)?.Kind switch
    {
        FaultKind.LoopOpen => LoopState.Open,
        FaultKind.LoopShort => LoopState.Short,
        _ => LoopState.Normal,
    };

    private static FaultDefinition? Find(FaultDefinition[] faults, long nowNs, string target = "")
    {
        foreach (FaultDefinition fault in faults)
        {
            if (fault.Target == target && nowNs >= fault.AtMs * EmulationTime.NsPerMs && nowNs < fault.UntilMs * EmulationTime.NsPerMs)
            {
                return fault;
            }
        }

        return null;
    }
}
