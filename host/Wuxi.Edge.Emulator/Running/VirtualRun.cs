using Wuxi.Edge.Emulator.Broker;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Scenarios;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// A scenario in virtual time: all nodes, the in-memory broker and whoever else is connected to it run on one thread and
/// one clock, as fast as it can, the same every time. A gateway joins by <see cref="InMemoryBroker.Connect"/> and by timers
/// on <see cref="Clock"/>. Not thread safe.
/// </summary>
public sealed class VirtualRun : IDisposable
{
    private readonly Dictionary<EmulatedNode, ITimer> _timers = [];
    private readonly HostFaultSchedule _hostFaults;

    /// <param name="scenario">What to emulate.</param>
    /// <param name="options">The seed.</param>
    /// <param name="capture">Sees all MQTT messages; null for nobody.</param>
    /// <param name="provision">The settings text that a node was provisioned with, from its id and the one the workshop file says; null for that one.</param>
    /// <param name="makeProgram">Makes a node's firmware from node, settings text, links and seed; null for the real one.</param>
    public VirtualRun(
        Scenario scenario,
        EmulatorOptions options,
        IMessageCapture? capture = null,
        Func<string, string, string>? provision = null,
        Func<EmulatedNode, string, NodeLinks, ulong, INodeProgram>? makeProgram = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        Clock = new VirtualClock(scenario.Start);
        Broker = new InMemoryBroker(Clock, capture);
        makeProgram ??= (node, settings, links, seed) => new NodeProgram(settings, links, node.Store, seed);
        Workshop = new EmulatedWorkshop(scenario, options, Clock, (node, settings, seed) =>
            makeProgram(node, provision?.Invoke(node.Id, settings) ?? settings, Links(node, options), seed));
        _hostFaults = new HostFaultSchedule(Clock, scenario.Faults, OnHostFault);
        foreach (EmulatedNode node in Workshop.Nodes)
        {
            node.OrderGiven = Wake;
            _timers[node] = Clock.CreateTimer(state => Run((EmulatedNode)state!), node, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The clock; timers on it run in the same thread as all else.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The broker.</summary>
    public InMemoryBroker Broker { get; }

    /// <summary>The nodes.</summary>
    public EmulatedWorkshop Workshop { get; }

    /// <summary>Told when the scenario kills (true) or revives (false) the gateway.</summary>
    public Action<bool>? GatewayKilled { get; set; }

    /// <summary>Runs until <paramref name="elapsed"/> since the start.</summary>
    public void RunUntil(TimeSpan elapsed) => Clock.RunUntil(elapsed);

    /// <summary>Pulls the plug of all nodes.</summary>
    public void Dispose()
    {
        _hostFaults.Dispose();
        foreach ((EmulatedNode node, ITimer timer) in _timers)
        {
            timer.Dispose();
            node.End(isOrderly: false);
        }
    }

    /// <summary>Only the address of the options leads to the broker.</summary>
    private NodeLinks Links(EmulatedNode node, EmulatorOptions options) => new((settings, _) =>
    {
        bool isThere = settings.BrokerHost == options.BrokerHost && settings.BrokerPort == options.BrokerPort;
        var link = new InMemoryLink(Broker, node.Id, () => Wake(node)) { IsBrokerThere = isThere };
        return (link, link.PowerOff);
    });

    private void Wake(EmulatedNode node) => _timers[node].Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    private void Run(EmulatedNode node)
    {
        Broker.SetNetwork(node.Id, node.Board.NetworkFault is not null);
        long nextNs = node.Run();
        long inNs = Math.Max(nextNs - Workshop.Time.NowNs, 0);

        // Ticks are 100 ns: up, so that what is due is due when the node runs.
        _timers[node].Change(TimeSpan.FromTicks((inNs + 99) / 100), Timeout.InfiniteTimeSpan);
    }

    private void OnHostFault(FaultKind kind, bool isDead)
    {
        if (kind == FaultKind.GatewayKill)
        {
            GatewayKilled?.Invoke(isDead);
        }
        else if (isDead)
        {
            Broker.Stop();
        }
        else
        {
            Broker.Start();
        }
    }
}
