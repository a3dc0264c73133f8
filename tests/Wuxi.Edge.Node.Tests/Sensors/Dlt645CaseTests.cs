using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The driver of the meter against frames from the field, and against wrong ones: what it asks, and what it makes of the answers.</summary>
public class Dlt645CaseTests
{
    public static TheoryData<string> Cases => SensorCase.Names("dlt645");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("dlt645", name);
        var clock = new TestClock(new ManualTimeProvider());
        var buses = new FakeBuses(clock);
        var settings = new UartBus { Id = "rs485-1", Port = "COM2", Baud = 2400, Parity = "even" };
        var port = new BusPort(settings, new NodeInputs(buses));
        Dlt645 meter = Meter(test, port);
        var replies = new Queue<byte[]>(test.Frames("reply"));
        buses.Uarts["COM2"].Slaves.Add(_ => replies.TryDequeue(out byte[]? reply) ? (reply, 50) : null);

        string[] wanted = test.Text("want").Split(' ');
        foreach (string metric in wanted)
        {
            meter.Want(Array.IndexOf(Dlt645Decoder.Metrics, metric));
        }

        meter.Begin(0);
        while (!meter.IsDone)
        {
            clock.AdvanceTo(meter.NextMs(clock.UptimeMs));
            meter.Tick(clock.UptimeMs);
            Assert.True(clock.UptimeMs < 5_000, "no end");
        }

        IReadOnlyList<byte[]> requests = test.Frames("request");
        Assert.Equal(requests, buses.Uarts["COM2"].Written.Take(requests.Count));
        Assert.Empty(replies);
        Assert.Equal(wanted, test.Expectations.Select(expectation => expectation.Metric));
        Assert.Equal(
            test.Expectations.Select(expectation => expectation.Result),
            wanted.Select(metric => Array.IndexOf(Dlt645Decoder.Metrics, metric)).Select(i => SensorCase.Describe(meter.Reason(i), meter.Value(i))));
    }

    private static Dlt645 Meter(SensorCase test, BusPort port)
    {
        var options = new Dlt645Options { Ct = test.Number("ct", 1), Pt = test.Number("pt", 1) };
        Assert.True(MeterAddress.TryParse(test.Text("address"), options.Address));
        return new Dlt645(options, port, 0);
    }
}
