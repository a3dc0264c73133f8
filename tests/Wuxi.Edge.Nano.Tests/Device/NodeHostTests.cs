using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Native;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>The whole node on its board: settings text in, Sparkplug at a real broker out.</summary>
public sealed class NodeHostTests(LiveBroker broker) : IClassFixture<LiveBroker>, IDisposable
{
    private const string Settings = """
        wuxi-edge 1
        node N301 group=W1 host=gateway
        broker 127.0.0.1 port=8883
        bus ai-1 adc channel=0 reference=3300 shunt=150
        device smoke-1 smoke420 bus=ai-1 low=0 high=2 timeout=2000
        point smoke-1 optical-density unit=1/m resolution=0.001 period=100 deadband=0.01 silent=10000
        """;

    public void Dispose()
    {
        EmulatedBoard.Current = null;
        NativeBoard.Current = null;
    }

    [MosquittoFact]
    public void A_node_is_born_sends_what_its_pins_say_and_leaves_in_order()
    {
        var board = new FakeBoard(new ManualTimeProvider()) { UtcMs = 1_790_000_000_000, Volts = 0.6 };
        EmulatedBoard.Current = board;
        NativeBoard.Current = board;
        broker.Retain("spBv1.0/STATE/gateway", """{"online":true,"timestamp":1790000000000}""");
        using var folder = new TemporaryFolder();
        using var files = new StoreFiles(folder.Path + Path.DirectorySeparatorChar);
        var keeper = new SettingsKeeper(files);
        Assert.True(keeper.Open(Settings.ReplaceLineEndings("\n")), keeper.Fault);
        Assert.Null(keeper.Fault);
        var random = new SeededRandom(1);
        using MqttLink link = broker.Link("N301");
        using var host = new NodeHost(keeper, new OneLink(link), new RamRecordStore(16384, 64, random), random);
        void Run(string topic) => broker.Until(topic, () =>
        {
            board.UptimeMs += 10;
            board.UtcMs += 10;
            long next = host.Tick();
            Assert.True(next > board.UptimeMs);
            return Count(topic) > 0;
        });

        Run("spBv1.0/W1/NBIRTH/N301");
        Run("spBv1.0/W1/DBIRTH/N301/smoke-1");
        Assert.True(host.Node.IsOnline);
        int before = Count("spBv1.0/W1/DDATA/N301/smoke-1");
        board.Volts = 3.0;
        broker.Until("a record of the step", () =>
        {
            board.UptimeMs += 10;
            host.Tick();
            return Count("spBv1.0/W1/DDATA/N301/smoke-1") > before;
        });

        host.Node.Stop();
        broker.UntilReceived("spBv1.0/W1/NDEATH/N301");
        Assert.False(link.IsConnected);
        Assert.Null(host.BusFault);
    }

    [Fact]
    public void Faulty_settings_are_refused_in_words_and_good_ones_are_kept_in_files()
    {
        string text = Settings.ReplaceLineEndings("\n");
        using var folder = new TemporaryFolder();
        using var files = new StoreFiles(folder.Path + Path.DirectorySeparatorChar);
        var keeper = new SettingsKeeper(files);
        Assert.False(keeper.Open(text.Replace("smoke420", "smoke421", StringComparison.Ordinal).Replace("8883", "x", StringComparison.Ordinal)));
        Assert.Contains("line 3", keeper.Fault, StringComparison.Ordinal);
        Assert.Contains("more", keeper.Fault, StringComparison.Ordinal);
        Assert.Empty(files.List());

        Assert.True(keeper.Open(text));
        Assert.Equal(2, files.List().Length);
        var again = new SettingsKeeper(files);
        Assert.True(again.Open(null));
        Assert.Equal(keeper.Version, again.Version);
        Assert.Equal("N301", again.Running.NodeId);
    }

    private sealed class OneLink(INodeLink link) : INodeLinks
    {
        public INodeLink Make(NodeSettings settings, IMeanwhile meanwhile) => link;
    }

    private int Count(string topic) => broker.Received.Count(message => message.Topic == topic);
}
