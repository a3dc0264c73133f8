using Wuxi.Edge.Emulator;
using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Node.Update;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Benchmarks.Node;

/// <summary>
/// The managed heap of a node on its chip, worked out by <see cref="NanoHeap"/> after a minute in session: with its settings, its record
/// store, its updater at rest where it has one, and its link, but without M2Mqtt.
/// </summary>
public static class NodeMemory
{
    /// <summary>What the heap may take up, bytes: 100 KB.</summary>
    public const int BudgetBytes = 100 * 1024;

    /// <summary>Of these, what M2Mqtt itself needs with one connection, bytes: about 72 KB.</summary>
    public const int M2MqttBytes = 72 * 1024;

    // A module without PSRAM has 4 MB, of which 256 KB are for files: too few for updates, which the node does not take then.
    private const int SmallDriveBytes = 256 * 1024;
    private const int LargeDriveBytes = 4 * 1024 * 1024;

    /// <summary>15 instruments, one of every family at least, more than any board has ports for.</summary>
    public static NanoHeap OfEveryFamily() => OfCase("every-family", true);

    /// <summary>The first node of the demonstration: a smoke transmitter and a meter with eleven points.</summary>
    public static NanoHeap OfTheDemo() =>
        Of(WorkshopReader.ReadFile(Path.Combine(Repository.Root, "host", "Wuxi.Edge.Emulator", "Ready", "demo.workshop.yaml")).Model!, 0, true);

    /// <summary>Twelve mixed instruments on the ports of a board without PSRAM, as such a board runs them.</summary>
    public static NanoHeap OfTwelveInstruments() => OfCase("twelve-instruments", false);

    /// <summary>A node of a workshop.</summary>
    /// <param name="workshop">Its workshop.</param>
    /// <param name="index">Which of its nodes.</param>
    /// <param name="isLarge">A module with PSRAM and a large flash: the longest record store, and an updater.</param>
    public static NanoHeap Of(WorkshopModel workshop, int index, bool isLarge)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        var board = new BoardKind("wide", 8, 20, 49);
        var node = new ScenarioNode(workshop.Nodes[index], board, 0, new Dictionary<string, IReadOnlyDictionary<string, SignalSpec>>());
        var scenario = new Scenario("memory", workshop, DateTimeOffset.UnixEpoch.AddDays(20_000), [node], []);
        Program? program = null;
        using var run = new VirtualRun(scenario, new EmulatorOptions(), makeProgram: (_, settings, _, _) => program = new Program(settings, isLarge));
        run.RunUntil(TimeSpan.FromMinutes(1));
        return program!.Heap();
    }

    private static NanoHeap OfCase(string name, bool isLarge) =>
        Of(WorkshopReader.ReadFile(Path.Combine(Repository.Cases("node"), name, "workshop.yaml")).Model!, 0, isLarge);

    /// <summary>A broker that says once that the host is there, and takes everything.</summary>
    private sealed class Link : INodeLink
    {
        private readonly byte[] _state = new byte[StateMessage.MaximumLength];
        private bool _isTold;

        public bool IsConnected { get; private set; }

        public bool Connect(string willTopic, byte[] will, string[] subscriptions) => IsConnected = true;

        public void Disconnect() => IsConnected = false;

        public bool Publish(string topic, byte[] payload, int count, int qos, bool retain) => true;

        public bool Receive(InboundMessage into)
        {
            if (_isTold)
            {
                return false;
            }

            into.Topic = Topic.FormatState("gateway");
            into.Payload = _state;
            into.Count = StateMessage.Write(_state, true, 1);
            _isTold = true;
            return true;
        }
    }

    /// <summary>No update is fetched.</summary>
    private sealed class NoSource : IUpdateSource
    {
        public bool Open(string url, int offset) => false;

        public int Read(byte[] into, int count) => -1;

        public void Close()
        {
        }
    }

    private sealed class Program : INodeProgram
    {
        private readonly LogRecordStore _store;
        private readonly NodeHost _host;

        public Program(string settings, bool isLarge)
        {
            var random = new SeededRandom(1);
            _store = new LogRecordStore(new EmulatedFlash(), LogStoreOptions.ForPartition(isLarge ? LargeDriveBytes : SmallDriveBytes), random);
            _store.Open();
            var keeper = new SettingsKeeper(new EmulatedFlash());
            keeper.Open(settings);
            _host = new NodeHost(keeper, new NodeLinks((_, _) => (new Link(), () => { })), _store, random);
            if (!isLarge)
            {
                return;
            }

            var options = new UpdateOptions { NodeId = "N001", Key = new byte[32], RunningVersion = ProgramVersion.Parse("1.0.0.0") };
            _host.Node.Updater = new Updater(options, new EmulatedFlash(), new NoSource(), 0);
        }

        public NodeFigures Figures => NodeFigures.None;

        public bool IsSampling { get; set; }

        public long Tick()
        {
            long nextMs = _host.Tick();
            _store.Flush(_host.UptimeMs);
            return nextMs;
        }

        public NanoHeap Heap()
        {
            if (!_host.Node.IsOnline)
            {
                throw new InvalidOperationException("the node is not in session after a minute");
            }

            // Inputs that did not open would not be counted.
            if (!string.IsNullOrEmpty(_host.BusFault))
            {
                throw new InvalidOperationException(_host.BusFault);
            }

            // Static fields of Wuxi.Edge.Native are those of the host's ports; on the chip it has none.
            var heap = new NanoHeap(typeof(Topic).Assembly, typeof(INodeLink).Assembly, typeof(Native.NativeBoard).Assembly, typeof(NodeHost).Assembly);
            heap.AddStatics(typeof(Topic).Assembly);
            heap.AddStatics(typeof(INodeLink).Assembly);
            heap.AddStatics(typeof(NodeHost).Assembly);
            heap.Add(_host);
            heap.Add(_store);
            heap.Add(new MqttLink("127.0.0.1", 8883, "N001", null, null));
            return heap;
        }

        public void Stop() => _host.Node.Stop();

        public void Dispose() => _host.Dispose();
    }
}
