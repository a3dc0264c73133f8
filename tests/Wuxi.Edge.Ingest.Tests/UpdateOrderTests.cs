using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Ingest.Updates;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>A standing order goes to its node until the node has taken it, and to no other.</summary>
public sealed class UpdateOrderTests : IDisposable
{
    private const string Order = "wuxi-edge-update 1 number=7 version=1.2.0.0 length=9 sha256=aa hmac=bb url=https://g:1/x";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_sent_again_until_it_is_taken()
    {
        Write("N001", Order);
        Bench bench = Make();
        Bear(bench, 1, 6);
        bench.Wait(29_000);
        Assert.Equal([Order], Orders(bench));
        bench.Wait(31_000);
        Assert.Equal([Order, Order], Orders(bench));
        Bear(bench, 2, 7);
        bench.Wait(120_000);
        Assert.Equal(2, Orders(bench).Count);
        Assert.Equal(0, bench.FaultsOf("N001", FaultKind.UnknownMetric));

        Write("N001", Order.Replace("number=7", "number=8", StringComparison.Ordinal));
        bench.Wait(6_000);
        Assert.Equal(3, Orders(bench).Count);
    }

    [Theory]
    [InlineData("N002", Order)]
    [InlineData("N001", "wuxi-edge-update 1 version=1.2.0.0")]
    [InlineData("N001", "")]
    [InlineData("N001", "number=7 \n number=8 ")]
    public void Nothing_is_sent_when_there_is_no_order_for_it(string node, string text)
    {
        Write(node, text);
        Bench bench = Make();
        Bear(bench, 1, 0);
        bench.Wait(60_000);
        Assert.Empty(Orders(bench));
    }

    [Fact]
    public void A_node_that_tells_nothing_of_updates_gets_none()
    {
        Write("N001", Order);
        Bench bench = Make();
        Messages.Bear(bench);
        bench.Wait(60_000);
        Assert.Empty(Orders(bench));
    }

    private static void Bear(Bench bench, int bdSeq, ulong number)
    {
        var writer = new PayloadWriter(new byte[512]);
        writer.Begin(bench.Time.NowMs);
        Number(writer, MetricName.BdSeq, DataType.Int64, (ulong)bdSeq);
        Number(writer, MetricName.StoreId, DataType.UInt64, 0xa1);
        Number(writer, MetricName.StoreFirst, DataType.UInt64, 1);
        Number(writer, MetricName.StoreLast, DataType.UInt64, 0);
        Number(writer, MetricName.UpdateNumber, DataType.UInt64, number);
        foreach (string name in new[] { MetricName.UpdateState, MetricName.UpdateReason, MetricName.FirmwareVersion })
        {
            writer.BeginMetric(name, -1, bench.Time.NowMs, DataType.String, false);
            writer.WriteString(name == MetricName.FirmwareVersion ? "1.1.0.0" : "fetching");
            writer.EndMetric();
        }

        writer.End(0);
        bench.Host.OnConnected();
        bench.Send(Messages.NodeBirthTopic, writer.Buffer[..writer.Length]);
    }

    private static void Number(PayloadWriter writer, string name, DataType type, ulong value)
    {
        writer.BeginMetric(name, -1, 1, type, false);
        writer.WriteUInt64(value);
        writer.EndMetric();
    }

    private static List<string> Orders(Bench bench) =>
        [.. bench.Link.Sent.Select(command => command.Update).OfType<string>()];

    private Bench Make()
    {
        var time = new ManualTimeProvider();
        return new Bench(time: time, updates: new UpdateOrderFolder(_folder.Path, time, NullLogger.Instance));
    }

    private void Write(string node, string text)
    {
        Directory.CreateDirectory(_folder.File("orders"));
        File.WriteAllText(Path.Combine(_folder.File("orders"), node + ".order"), text + "\n");
    }
}
