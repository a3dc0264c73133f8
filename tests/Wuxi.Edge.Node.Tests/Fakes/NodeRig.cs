using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A node on fakes, driven by hand on the one fake clock.</summary>
internal sealed class NodeRig
{
    /// <summary>Begins every settings text.</summary>
    public const string Head = "wuxi-edge 1\nnode N001 group=W1 host=gateway\nbroker 127.0.0.1 port=8883\n";

    /// <summary>A smoke transmitter that is sampled each second and changes nothing but when told to.</summary>
    public const string Smoke =
        "bus ai-1 adc channel=0 reference=3300 shunt=150\n" +
        "device smoke-1 smoke420 bus=ai-1 low=0 high=2 timeout=3000\n" +
        "point smoke-1 optical-density unit=1/m resolution=0.001 period=1000 deadband=0.01 silent=60000\n";

    public NodeRig(string settings, int capacityRecords = 100_000, ulong seed = 1, IRecordStore? store = null, string[]? missing = null, ILatchSlots? latches = null)
    {
        Clock = new TestClock(Time);
        Buses = new FakeBuses(Clock);
        Link = new FakeLink(Clock);
        foreach (string name in missing ?? [])
        {
            Buses.Missing.Add(name);
        }

        var random = new SeededRandom(seed);
        Store = store ?? new RamRecordStore(64 * 1024, capacityRecords, random);
        Keeper = new SettingsKeeper(Flash);
        Assert.True(Keeper.Open(settings), Keeper.Fault);
        _random = random;
        _latches = latches;
        Node = Make();
        Gateway = new FakeGateway(this);
    }

    public ManualTimeProvider Time { get; } = new();

    public TestClock Clock { get; }

    public FakeBuses Buses { get; }

    public FakeLink Link { get; }

    public IRecordStore Store { get; }

    /// <summary>Where its settings are kept.</summary>
    public EmulatedFlash Flash { get; } = new();

    public SettingsKeeper Keeper { get; private set; }

    public FakeSystem System { get; } = new();

    /// <summary>The present node; <see cref="Run"/> makes another when the settings change.</summary>
    public Node Node { get; private set; }

    public FakeGateway Gateway { get; }

    /// <summary>The gateway confirms once a second what it has.</summary>
    public bool IsConfirming { get; set; }

    public FakeAnalogInput SmokeInput => Buses.Analogs[0];

    public IEnumerable<SentMessage> Data => Link.Sent.Where(message => message.Type == MessageType.DData);

    public static NodeSettings Parse(string text)
    {
        var parser = new SettingsParser();
        NodeSettings? settings = parser.Parse(text);
        Assert.True(settings is not null, string.Join("\n", parser.Faults.Cast<SettingsFault>()));
        return settings;
    }

    /// <summary>Lets the node run for a while, calling it when it wants to be called.</summary>
    public void Run(long ms)
    {
        long end = Clock.UptimeMs + ms;
        while (Clock.UptimeMs < end)
        {
            long next = Node.Tick();
            if (Node.IsEnded)
            {
                Node = Make();
            }

            Assert.True(next > Clock.UptimeMs && next <= Clock.UptimeMs + 1000, $"next tick at {next}, now {Clock.UptimeMs}");
            next = Math.Min(next, end);
            if (IsConfirming && next / 1000 > Clock.UptimeMs / 1000)
            {
                Gateway.RequestRebirth();
                Gateway.Confirm();
            }

            Clock.AdvanceTo(next);
        }
    }

    /// <summary>Run, with the transmitter at a new current from now on.</summary>
    public void Smoulder(double milliamperes, long ms)
    {
        SmokeInput.Milliamperes = milliamperes;
        Run(ms);
    }

    /// <summary>The host comes: retained STATE, and the same to a node that is connected already.</summary>
    public void HostOnline(long timestampMs = 1000) => HostState(true, timestampMs);

    public void HostOffline(long timestampMs = 1000) => HostState(false, timestampMs);

    public void Rebirth() => Link.Deliver("spBv1.0/W1/NCMD/N001", HostMessages.Rebirth());

    /// <summary>The command that resets an interlock.</summary>
    public void ResetInterlock(string device) => Link.Deliver("spBv1.0/W1/DCMD/N001/" + device, HostMessages.Reset());

    public void Confirm(ulong through, params (ulong First, ulong Last)[] ranges) =>
        Link.Deliver("spBv1.0/W1/NCMD/N001", HostMessages.Stored(Store.Id, through, ranges));

    /// <summary>The gateway sends settings.</summary>
    public void SendSettings(string text, uint? version = null)
    {
        foreach (byte[] message in HostMessages.Settings(text, version))
        {
            Link.Deliver("spBv1.0/W1/NCMD/N001", message);
        }
    }

    /// <summary>The alias that a device's birth gave to a metric.</summary>
    public long Alias(string device, string metric) =>
        Link.Sent.Last(message => message.Type == MessageType.DBirth && message.Device == device).Metric(metric).Alias;

    /// <summary>What was sent since the last call, as rows of a timing table.</summary>
    public string[] Table()
    {
        string[] rows = [.. Link.Sent.Skip(_shown).Select(message => message.ToString())];
        _shown = Link.Sent.Count;
        return rows;
    }

    /// <summary>The program ends and starts again, with what provisioning has put on the board.</summary>
    public void Restart(string provisioned)
    {
        Link.Disconnect();
        Keeper = new SettingsKeeper(Flash);
        Assert.True(Keeper.Open(provisioned), Keeper.Fault);
        Node = Make();
    }

    private Node Make()
    {
        Link.IsBrokerThere = Keeper.Running.BrokerHost == "127.0.0.1";
        return new(Keeper, Clock, Buses, Link, Store, _random, Node?.Statistics ?? new NodeStatistics(), System, _latches);
    }

    private readonly SeededRandom _random;
    private readonly ILatchSlots? _latches;
    private int _shown;

    private void HostState(bool isOnline, long timestampMs)
    {
        byte[] payload = HostMessages.State(isOnline, timestampMs);
        Link.Retained = ("spBv1.0/STATE/gateway", payload);
        Link.Deliver("spBv1.0/STATE/gateway", payload);
    }
}
