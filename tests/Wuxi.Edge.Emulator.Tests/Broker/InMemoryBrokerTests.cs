using System.Text;
using Wuxi.Edge.Emulator.Broker;
using Wuxi.Edge.Emulator.Clocks;

namespace Wuxi.Edge.Emulator.Tests.Broker;

public sealed class InMemoryBrokerTests : IDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);
    private readonly VirtualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly StringWriter _capture = new();
    private readonly List<string> _heard = [];
    private readonly InMemoryBroker _broker;

    public InMemoryBrokerTests() => _broker = new InMemoryBroker(_clock, new CaptureWriter(_capture));

    [Fact]
    public void Delivers_once_to_each_client_with_a_matching_filter_a_latency_later()
    {
        InMemoryClient listener = Connect("l");
        listener.Subscribe("a/#", 0);
        listener.Subscribe("a/+", 1);
        InMemoryClient talker = Connect("t");
        talker.Publish("a/x", "1"u8, 1, false);
        talker.Publish("b/x", "2"u8, 1, false);
        Assert.Empty(_heard);
        _clock.RunUntil(InMemoryBroker.Latency);
        Assert.Equal(["l a/x=1 q1 r0"], _heard);
        Assert.Equal("0 t a/x q1 r0 31\n0 t b/x q1 r0 32\n", _capture.ToString());
    }

    [Fact]
    public void Keeps_the_last_retained_message_until_it_is_emptied()
    {
        InMemoryClient talker = Connect("t");
        talker.Publish("s", "old"u8, 1, true);
        talker.Publish("s", "new"u8, 1, true);
        Connect("l").Subscribe("s", 1);
        Run(1);
        talker.Publish("s", [], 1, true);
        Connect("m").Subscribe("s", 1);
        Run(2);
        Assert.Equal(["l s=new q1 r1", "l s= q1 r0"], _heard);
    }

    [Fact]
    public void Publishes_the_will_of_a_client_that_goes_without_a_word_and_of_no_other()
    {
        Connect("l").Subscribe("will/#", 1);
        Connect("polite", "will/polite").Disconnect();
        Connect("killed", "will/killed").Kill();
        Connect("twice", "will/twice");
        Connect("twice", "will/second");
        Connect("cut", "will/cut").Abandon();
        Run(1);
        Assert.Equal(["l will/killed=gone q1 r0", "l will/twice=gone q1 r0", "twice lost"], _heard.Order());
        Run(44);
        Assert.Equal(3, _heard.Count);
        Run(46);
        Assert.Equal("l will/cut=gone q1 r0", _heard[^1]);
        Assert.Equal(["l", "twice"], _broker.ClientIds);
    }

    [Fact]
    public void A_short_loss_of_the_network_only_delays_what_both_sides_say()
    {
        InMemoryClient listener = Connect("l");
        listener.Subscribe("#", 1);
        InMemoryClient node = Connect("n", "will/n");
        node.Subscribe("cmd", 1);
        _broker.SetNetwork("n", true);
        Assert.True(node.Publish("data", "1"u8, 0, false));
        Assert.True(node.Publish("data", "2"u8, 0, false));
        listener.Publish("cmd", "go"u8, 0, false);
        Run(20);
        Assert.Equal(["l cmd=go q0 r0"], _heard);
        _broker.SetNetwork("n", false);
        Run(21);
        Assert.Equal(["l cmd=go q0 r0", "l data=1 q0 r0", "l data=2 q0 r0", "n cmd=go q0 r0"], _heard);
        Run(100);
        Assert.True(node.IsConnected);
        Assert.Equal(4, _heard.Count);
    }

    [Fact]
    public void A_long_loss_of_the_network_is_noticed_by_the_client_after_one_keep_alive_and_by_the_broker_after_one_and_a_half()
    {
        Connect("l").Subscribe("#", 1);
        InMemoryClient node = Connect("n", "will/n");
        _broker.SetNetwork("n", true);
        node.Publish("data", "lost"u8, 0, false);
        Run(29.9);
        Assert.True(node.IsConnected);
        Run(30.1);
        Assert.False(node.IsConnected);
        Assert.False(node.Publish("data", "refused"u8, 0, false));
        Assert.Null(_broker.Connect("n", null, KeepAlive, _ => { }));
        Assert.Equal(["n lost"], _heard);
        Run(44.9);
        Assert.Equal(["n lost"], _heard);
        Run(45.1);
        Assert.Equal(["n lost", "l will/n=gone q1 r0"], _heard);
        _broker.SetNetwork("n", false);
        Assert.NotNull(_broker.Connect("n", null, KeepAlive, _ => { }));
    }

    [Fact]
    public void A_client_that_gave_up_is_found_out_as_soon_as_its_network_is_back()
    {
        Connect("l").Subscribe("#", 1);
        Connect("n", "will/n");
        _broker.SetNetwork("n", true);
        Run(40);
        _broker.SetNetwork("n", false);
        Run(41);
        Assert.Equal(["n lost", "l will/n=gone q1 r0"], _heard);
    }

    [Fact]
    public void A_dead_broker_breaks_all_connections_and_forgets_everything()
    {
        InMemoryClient talker = Connect("t", "will/t");
        talker.Publish("s", "kept"u8, 1, true);
        _broker.Stop();
        Assert.False(talker.IsConnected);
        Assert.Null(_broker.Connect("t", null, KeepAlive, _ => { }));
        _broker.Start();
        Connect("l").Subscribe("#", 1);
        Run(100);
        Assert.Equal(["t lost"], _heard);
    }

    /// <summary>Random traffic of several clients against a list that is filtered by hand.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_client_gets_what_matches_in_the_order_in_which_it_was_published(int seed)
    {
        var random = new Random(seed);
        string[] filters = ["a/+", "a/#", "+/x", "b/y", "#"];
        string[] topics = ["a/x", "a/y", "b/x", "b/y", "a"];
        InMemoryClient[] clients = [.. Enumerable.Range(0, 4).Select(number => Connect("c" + number))];
        var subscriptions = clients.Select(_ => new HashSet<string>()).ToArray();
        var expected = new List<string>();
        for (var step = 0; step < 400; step++)
        {
            int who = random.Next(clients.Length);
            if (random.Next(10) == 0)
            {
                string filter = filters[random.Next(filters.Length)];
                subscriptions[who].Add(filter);
                clients[who].Subscribe(filter, 1);
                continue;
            }

            string topic = topics[random.Next(topics.Length)];
            clients[who].Publish(topic, Encoding.ASCII.GetBytes($"{step}"), 0, false);
            expected.AddRange(Enumerable.Range(0, clients.Length)
                .Where(client => subscriptions[client].Any(filter => TopicFilter.Matches(filter, topic)))
                .Select(client => $"c{client} {topic}={step} q0 r0"));
            _clock.RunUntil(_clock.Elapsed + TimeSpan.FromMilliseconds(random.Next(3)));
        }

        Run(1000);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), _heard.Order());
        foreach (InMemoryClient client in clients)
        {
            Assert.Equal(
                expected.Where(line => line.StartsWith(client.ClientId, StringComparison.Ordinal)),
                _heard.Where(line => line.StartsWith(client.ClientId, StringComparison.Ordinal)));
        }
    }

    public void Dispose() => _capture.Dispose();

    private InMemoryClient Connect(string id, string? will = null)
    {
        BrokerMessage? message = will is null ? null : new BrokerMessage(will, "gone"u8.ToArray(), 1, false);
        InMemoryClient? client = _broker.Connect(
            id,
            message,
            KeepAlive,
            heard => _heard.Add($"{id} {heard.Topic}={Encoding.ASCII.GetString(heard.Payload)} q{heard.Qos} r{(heard.IsRetained ? 1 : 0)}"),
            () => _heard.Add($"{id} lost"));
        Assert.NotNull(client);
        return client;
    }

    private void Run(double seconds) => _clock.RunUntil(TimeSpan.FromSeconds(seconds));
}
