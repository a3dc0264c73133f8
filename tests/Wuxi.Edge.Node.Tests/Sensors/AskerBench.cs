using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>One instrument that is asked, at the end of a line on which a test answers.</summary>
internal sealed class AskerBench
{
    private readonly string[] _metrics;
    private readonly FakeUart _uart;

    public AskerBench(string[] metrics, int baud, Func<BusPort, Sensor> make)
    {
        _metrics = metrics;
        var buses = new FakeBuses(Clock);
        Sensor = make(new BusPort(new UartBus { Id = "uart-3", Port = "COM3", Baud = baud, Parity = "none" }, new NodeInputs(buses)));
        _uart = buses.Uarts["COM3"];
        _uart.Slaves.Add(request => Answer(request) is { } reply ? (reply, 5) : null);
    }

    public TestClock Clock { get; } = new(new ManualTimeProvider());

    public Sensor Sensor { get; }

    /// <summary>What the instrument answers; null for nothing.</summary>
    public Func<byte[], byte[]?> Answer { get; set; } = _ => null;

    public IReadOnlyList<byte[]> Requests => _uart.Written;

    /// <summary>Bytes that come unasked.</summary>
    public void Feed(byte[] bytes) => _uart.Feed(bytes);

    /// <summary>Nothing is asked for a while.</summary>
    public void Rest(long ms) => Clock.AdvanceTo(Clock.UptimeMs + ms);

    /// <summary>One reading of all metrics.</summary>
    public string[] Read()
    {
        long limitMs = Clock.UptimeMs + 10_000;
        Sensor.Begin(Clock.UptimeMs);
        while (!Sensor.IsDone)
        {
            Clock.AdvanceTo(Sensor.NextMs(Clock.UptimeMs));
            Sensor.Tick(Clock.UptimeMs);
            Assert.True(Clock.UptimeMs < limitMs, "no end");
        }

        return [.. Enumerable.Range(0, _metrics.Length).Select(i => SensorCase.Describe(Sensor.Reason(i), Sensor.Value(i)))];
    }

    /// <summary>Answers with the replies of a case, one after the other, and compares what is asked and what is read with it.</summary>
    public void Run(SensorCase test)
    {
        int before = Requests.Count;
        var replies = new Queue<byte[]>(test.Frames("reply"));
        Answer = _ => replies.TryDequeue(out byte[]? reply) ? reply : null;
        Assert.Equal(
            test.Expectations.Select(expectation => $"{expectation.Metric} {expectation.Result}"),
            Read().Select((result, i) => $"{_metrics[i]} {result}"));
        Assert.Empty(replies);
        IReadOnlyList<byte[]> requests = test.Frames("request");
        if (requests.Count > 0)
        {
            Assert.Equal(requests, Requests.Skip(before));
        }
    }

    /// <summary>Each single bit of an answer turned over in turn, and the answer cut after each byte.</summary>
    public static IEnumerable<(string Damage, byte[] Bytes)> Damaged(byte[] right)
    {
        for (int bit = 0; bit < 8 * right.Length; bit++)
        {
            byte[] wrong = [.. right];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return ($"bit {bit}", wrong);
        }

        for (int length = 1; length < right.Length; length++)
        {
            yield return ($"cut after {length}", right[..length]);
        }
    }
}
