using System.Text;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop.Settings;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>The gateway brings its nodes the settings of the workshop file, and leaves alone what has them.</summary>
public class SettingsDeliveryTests
{
    private const string Broker = "edge.local:8883";
    private const uint Other = 0x1234;

    private static readonly byte[] Text = TextFor("edge.local", 8883);
    private static readonly uint Wanted = VersionOf(Text);

    [Fact]
    public void A_node_with_the_settings_of_the_workshop_file_is_sent_nothing()
    {
        var bench = new Bench();
        Bear(bench, Wanted);
        bench.Wait(60_000);
        Assert.Empty(Offers(bench));
        Assert.Equal(new NodeSettingsStatus(Wanted, Wanted, 0, 0, ""), bench.StatusOf("N001").Settings);
        Assert.Null(bench.StatusOf("N002").Settings);
    }

    [Fact]
    public void A_node_that_reports_none_is_left_alone()
    {
        var bench = new Bench();
        Messages.Bear(bench);
        bench.Wait(60_000);
        Assert.Empty(Offers(bench));
        Assert.Null(bench.StatusOf("N001").Settings);
    }

    [Fact]
    public void Other_settings_are_replaced_and_offered_again_less_and_less_often_until_there_is_an_answer()
    {
        var bench = new Bench();
        Bear(bench, Other);
        var at = new List<long>();
        bench.Link.OnSent = command =>
        {
            if (command.Settings.Length > 0)
            {
                at.Add(bench.Time.NowMs);
            }
        };
        long start = bench.Time.NowMs;
        bench.Wait(40_000);
        Assert.Equal([100L, 5_100, 15_100, 35_100], at.Select(time => time - start));
        Assert.All(Offers(bench), offer => Assert.Equal(Text, offer));

        Report(bench, 2, pending: Wanted);
        bench.Wait(600_000);
        Assert.Equal(4, at.Count);
        Assert.Equal(new NodeSettingsStatus(Other, Wanted, Wanted, 0, ""), bench.StatusOf("N001").Settings);

        bench.Send(Messages.NodeBirthTopic, Birth(bench, Wanted));
        bench.Wait(600_000);
        Assert.Equal(4, at.Count);
        Assert.Equal(new NodeSettingsStatus(Wanted, Wanted, 0, 0, ""), bench.StatusOf("N001").Settings);
        Assert.Single(bench.Logger.Lines, line => line.Id == 1015);
        Assert.Empty(bench.StatusOf("N001").Faults);
    }

    [Fact]
    public void A_refusal_is_told_once_shown_and_the_settings_are_offered_again_seldom()
    {
        var bench = new Bench();
        Bear(bench, Other);
        bench.Wait(1_000);
        for (int sequence = 2; sequence < 6; sequence++)
        {
            Report(bench, sequence, refused: Wanted, refusal: "line 7: found period=5, expected more");
        }

        bench.Wait(3_000_000);
        Assert.Single(Offers(bench));
        Assert.Contains("line 7: found period=5", Assert.Single(bench.Logger.Lines, line => line.Id == 1014).Text, StringComparison.Ordinal);
        Assert.Equal(
            new NodeSettingsStatus(Other, Wanted, 0, Wanted, "line 7: found period=5, expected more"), bench.StatusOf("N001").Settings);
        bench.Wait(602_000);
        Assert.Equal(2, Offers(bench).Length);
        Report(bench, 6, refused: Wanted, refusal: "line 7: found period=5, expected more");
        bench.Wait(7_190_000);
        Assert.Equal(2, Offers(bench).Length);
        bench.Wait(13_000);
        Assert.InRange(Offers(bench).Length, 3, 4);

        // Another refused version is not ours: ours is offered at once.
        bench.Send(Messages.NodeBirthTopic, Birth(bench, Other, refused: Other + 1, refusal: "old"));
        bench.Wait(400_000);
        Assert.True(Offers(bench).Length > 4);
        Assert.Single(bench.Logger.Lines, line => line.Id == 1014);
    }

    [Fact]
    public void Births_of_a_node_that_has_refused_do_not_bring_the_next_offer_nearer_or_push_it_away()
    {
        var bench = new Bench();
        bench.Host.OnConnected();
        bench.Send(Messages.NodeBirthTopic, Birth(bench, Other, refused: Wanted, refusal: "no"));
        for (int i = 0; i < 30; i++)
        {
            bench.Wait(100_000);
            bench.Send(Messages.NodeBirthTopic, Birth(bench, Other, refused: Wanted, refusal: "no"));
        }

        Assert.Empty(Offers(bench));
        bench.Wait(601_000);
        Assert.Single(Offers(bench));
    }

    [Fact]
    public void The_broker_of_the_options_counts_more_than_the_one_the_node_names()
    {
        var bench = new Bench(options: new IngestOptions { NodeBroker = "10.0.0.5:8884" });
        Bear(bench, Wanted);
        bench.Wait(1_000);
        Assert.Equal(TextFor("10.0.0.5", 8884), Assert.Single(Offers(bench)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("edge.local")]
    [InlineData("edge.local:0")]
    [InlineData("edge.local:99999")]
    [InlineData(":8883")]
    [InlineData("a\npoint x:8883")]
    [InlineData("a#:8883")]
    public void A_node_with_an_impossible_broker_is_told_of_and_sent_nothing(string broker)
    {
        var bench = new Bench();
        bench.Host.OnConnected();
        bench.Send(Messages.NodeBirthTopic, Birth(bench, Other, broker: broker));
        bench.Wait(60_000);
        Assert.Empty(Offers(bench));
        Assert.Equal(1, bench.FaultsOf("N001", FaultKind.BadBirth));
    }

    private static void Bear(Bench bench, uint version)
    {
        bench.Host.OnConnected();
        bench.Send(Messages.NodeBirthTopic, Birth(bench, version));
        bench.Send(Messages.DeviceBirthTopic, Messages.DeviceBirth(bench.Time.NowMs));
    }

    private static byte[] Birth(Bench bench, uint version, uint refused = 0, string refusal = "", string broker = Broker) =>
        Write(bench.Time.NowMs, 0, writer =>
        {
            writer.BeginMetric(MetricName.BdSeq, -1, bench.Time.NowMs, DataType.Int64, false);
            writer.WriteInt64(1);
            writer.EndMetric();
            Number(writer, MetricName.StoreId, 0xA1);
            Number(writer, MetricName.StoreFirst, 1);
            Number(writer, MetricName.StoreLast, 0);
            Number(writer, MetricName.SettingsVersion, version);
            Answer(writer, 0, refused, refusal);
            Words(writer, MetricName.Broker, broker);
        });

    private static void Report(Bench bench, int sequence, uint pending = 0, uint refused = 0, string refusal = "") =>
        bench.Send(Messages.NodeDataTopic, Write(bench.Time.NowMs, sequence, writer => Answer(writer, pending, refused, refusal)));

    private static void Answer(PayloadWriter writer, uint pending, uint refused, string refusal)
    {
        Number(writer, MetricName.SettingsPending, pending);
        Number(writer, MetricName.SettingsRefused, refused);
        Words(writer, MetricName.SettingsRefusal, refusal);
    }

    private static void Number(PayloadWriter writer, string name, ulong value)
    {
        writer.BeginMetric(name, -1, -1, DataType.UInt64, false);
        writer.WriteUInt64(value);
        writer.EndMetric();
    }

    private static void Words(PayloadWriter writer, string name, string value)
    {
        writer.BeginMetric(name, -1, -1, DataType.String, false);
        writer.WriteString(value);
        writer.EndMetric();
    }

    private static byte[] Write(long atMs, int sequence, Action<PayloadWriter> metrics)
    {
        var writer = new PayloadWriter(new byte[2048]);
        writer.Begin(atMs);
        metrics(writer);
        writer.End(sequence);
        return writer.Buffer[..writer.Length];
    }

    /// <summary>The texts sent; all of one piece.</summary>
    private static byte[][] Offers(Bench bench)
    {
        var piece = new SettingsPiece();
        return [.. bench.Link.Sent.Where(command => command.Settings.Length > 0).Select(command =>
        {
            Assert.Equal("N001", command.Node);
            Assert.True(piece.TryRead(command.Settings, 0, command.Settings.Length));
            Assert.Equal((0, piece.Length), (piece.From, piece.Count));
            byte[] text = command.Settings[piece.Offset..];
            Assert.Equal(VersionOf(text), piece.Version);
            return text;
        })];
    }

    private static byte[] TextFor(string host, int port) =>
        Encoding.ASCII.GetBytes(NodeSettingsWriter.Write(TestWorkshop.Model, TestWorkshop.Model.Nodes[0], host, port));

    private static uint VersionOf(byte[] text) => SettingsVersion.Of(text, 0, text.Length);
}
