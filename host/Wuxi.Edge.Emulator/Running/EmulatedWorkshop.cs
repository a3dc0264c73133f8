using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Settings;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// All nodes of a scenario on one clock, with what can be done to them while they run. The nodes are run by a
/// <see cref="VirtualRun"/> or a <see cref="RealTimeRun"/>; everything here may be called by any thread.
/// </summary>
public sealed class EmulatedWorkshop
{
    private readonly Dictionary<string, EmulatedNode> _nodes;
    private volatile bool _isSampling = true;

    /// <param name="scenario">What to emulate.</param>
    /// <param name="options">Seed and broker.</param>
    /// <param name="clock">Virtual or system time; the scenario starts now.</param>
    /// <param name="makeProgram">Makes a node's firmware from the node, its settings text and a seed.</param>
    public EmulatedWorkshop(
        Scenario scenario, EmulatorOptions options, TimeProvider clock, Func<EmulatedNode, string, ulong, INodeProgram> makeProgram)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        Scenario = scenario;
        Options = options;
        Time = new EmulationTime(clock);
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(scenario.Workshop.TimeZone);
        var builder = new BoardBuilder(
            Time, (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(Time.StartUtcMs)).TotalMilliseconds, options.Seed);
        Nodes = [.. scenario.Nodes.Select(node => Make(node, builder, makeProgram))];
        _nodes = Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
    }

    /// <summary>What is emulated.</summary>
    public Scenario Scenario { get; }

    /// <summary>Seed and broker.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>Time since the start.</summary>
    public EmulationTime Time { get; }

    /// <summary>The nodes, in the order of the scenario.</summary>
    public IReadOnlyList<EmulatedNode> Nodes { get; }

    /// <summary>Whether the nodes still measure.</summary>
    public bool IsSampling => _isSampling;

    /// <summary>What all nodes counted, together; never online.</summary>
    public NodeFigures Totals => Nodes.Aggregate(NodeFigures.None, (sum, node) => sum + node.Figures) with { IsOnline = false };

    /// <summary>The node with this id, or null.</summary>
    public EmulatedNode? Find(string id) => _nodes.GetValueOrDefault(id);

    /// <summary>All nodes measure nothing more, and still send what they have.</summary>
    public void StopSampling()
    {
        _isSampling = false;
        foreach (EmulatedNode node in Nodes)
        {
            node.StopSampling();
        }
    }

    /// <summary>The first node with a transmitter in a scenario's fire: where "fire on" without a node burns. Null when there is none.</summary>
    public EmulatedNode? FirstWithSmoke => Nodes.FirstOrDefault(node => node.Transmitters.Count > 0);

    /// <summary>Whether any fire was lit and not put out by command.</summary>
    public bool IsFireBurning => Nodes.Any(node => node.Fire.IsOn);

    /// <summary>Lights the fire around a node, or puts it out.</summary>
    public void SetFire(EmulatedNode node, bool isBurning)
    {
        ArgumentNullException.ThrowIfNull(node);
        node.Fire.Set(isBurning, Time.NowMs);
    }

    /// <summary>Every step of every drill so far, by node.</summary>
    public IEnumerable<(string Node, FireDrillStep Step)> Drills =>
        Nodes.SelectMany(node => node.Transmitters.SelectMany(transmitter => transmitter.Drill.Steps.Select(step => (node.Id, step))));

    private EmulatedNode Make(ScenarioNode node, BoardBuilder builder, Func<EmulatedNode, string, ulong, INodeProgram> makeProgram)
    {
        var faults = new NodeFaults(node.Node.Id, Scenario.Faults);
        var fire = new FireSwitch();
        EmulatedBoardModel board = builder.Build(node, faults, fire);
        string settings = NodeSettingsWriter.Write(Scenario.Workshop, node.Node, Options.BrokerHost, Options.BrokerPort, Options.HostId);
        return new EmulatedNode(
            board,
            new NodeStore(node, Options),
            builder.Transmitters,
            faults,
            fire,
            Time,
            SeededHash.Derive(SeededHash.Derive(Options.Seed, "node"), node.Node.Id),
            (made, seed) => makeProgram(made, settings, seed));
    }
}
