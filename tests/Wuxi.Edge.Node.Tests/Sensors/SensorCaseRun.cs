using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>Plays a <see cref="SensorCase"/> of an instrument that is asked and answers: what it is asked, and what is made of the answers.</summary>
internal static class SensorCaseRun
{
    public static void AssertExpectations(SensorCase test, int baud, string parity, string[] metrics, Func<BusPort, Sensor> make)
    {
        var clock = new TestClock(new ManualTimeProvider());
        var buses = new FakeBuses(clock);
        var port = new BusPort(new UartBus { Id = "rs485-1", Port = "COM2", Baud = baud, Parity = parity }, new NodeInputs(buses));
        Sensor sensor = make(port);
        FakeUart uart = buses.Uarts["COM2"];
        var replies = new Queue<byte[]>(test.Frames("reply"));
        uart.Slaves.Add(_ => replies.TryDequeue(out byte[]? reply) ? (reply, 50) : null);

        string[] wanted = test.Text("want").Split(' ');
        foreach (string metric in wanted)
        {
            Assert.Contains(metric, metrics);
            sensor.Want(Array.IndexOf(metrics, metric));
        }

        sensor.Begin(0);
        while (!sensor.IsDone)
        {
            clock.AdvanceTo(sensor.NextMs(clock.UptimeMs));
            sensor.Tick(clock.UptimeMs);
            Assert.True(clock.UptimeMs < 5_000, "no end");
        }

        IReadOnlyList<byte[]> requests = test.Frames("request");
        Assert.Equal(requests, uart.Written.Take(requests.Count));
        Assert.Empty(replies);
        Assert.Equal(wanted, test.Expectations.Select(expectation => expectation.Metric));
        Assert.Equal(
            test.Expectations.Select(expectation => expectation.Result),
            wanted.Select(metric => Array.IndexOf(metrics, metric)).Select(i => SensorCase.Describe(sensor.Reason(i), sensor.Value(i))));
    }
}
