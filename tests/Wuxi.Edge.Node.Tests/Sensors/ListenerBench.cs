using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>One instrument that speaks unasked, at the end of a line on which a test puts the bytes.</summary>
internal sealed class ListenerBench
{
    private readonly string[] _metrics;
    private readonly FakeUart _uart;

    public ListenerBench(string[] metrics, Func<BusPort, Sensor> make)
    {
        _metrics = metrics;
        var buses = new FakeBuses(Clock);
        Sensor = make(new BusPort(new UartBus { Id = "uart-3", Port = "COM3", Baud = 9600, Parity = "none" }, new NodeInputs(buses)));
        _uart = buses.Uarts["COM3"];
    }

    public TestClock Clock { get; } = new(new ManualTimeProvider());

    public Sensor Sensor { get; }

    public void Feed(string hex) => Feed(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

    public void Feed(byte[] bytes) => _uart.Feed(bytes);

    public void Advance(long ms)
    {
        long end = Clock.UptimeMs + ms;
        while (Clock.UptimeMs < end)
        {
            Clock.AdvanceTo(Math.Min(end, Sensor.NextMs(Clock.UptimeMs)));
            Sensor.Tick(Clock.UptimeMs);
        }
    }

    /// <summary>A frame a second for a while.</summary>
    public void Speak(string hex, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Feed(hex);
            Advance(1_000);
        }
    }

    /// <summary>What a reading says of each metric, at the latest after the longest life of a value.</summary>
    public string[] Read()
    {
        Sensor.Begin(Clock.UptimeMs);
        Advance(Sensor.IsDone ? 0 : 15_000);
        Assert.True(Sensor.IsDone);
        return [.. Enumerable.Range(0, _metrics.Length).Select(i => SensorCase.Describe(Sensor.Reason(i), Sensor.Value(i)))];
    }

    /// <summary>Puts the bytes of a case on the line, and compares the reading after them with what it expects.</summary>
    public void Run(SensorCase test)
    {
        foreach (byte[] bytes in test.Frames("bytes"))
        {
            Feed(bytes);
            Advance(1_000);
        }

        Assert.Equal(
            test.Expectations.Select(expectation => $"{expectation.Metric} {expectation.Result}"),
            Read().Select((result, i) => $"{_metrics[i]} {result}"));
    }

    /// <summary>Each single bit of a frame turned over in turn, and the frame cut after each byte: the frame must not count.</summary>
    /// <param name="make">Makes a bench anew.</param>
    /// <param name="frame">A right frame of the instrument.</param>
    public static void AssertDamageIsNoValue(Func<ListenerBench> make, string frame)
    {
        byte[] right = Convert.FromHexString(frame.Replace(" ", "", StringComparison.Ordinal));
        for (int bit = 0; bit < 8 * right.Length; bit++)
        {
            byte[] wrong = [.. right];
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertCorrupt(make(), wrong, $"bit {bit}");
        }

        for (int length = 1; length < right.Length; length++)
        {
            AssertCorrupt(make(), right[..length], $"cut after {length}");
        }
    }

    private static void AssertCorrupt(ListenerBench bench, byte[] bytes, string damage)
    {
        bench.Feed(bytes);
        bench.Advance(1_000);
        Assert.True(bench.Read().All(result => result == "Corrupt"), damage);
        bench.Feed(bytes);
        bench.Advance(5_000);
        Assert.True(bench.Read().All(result => result == "Corrupt"), "again " + damage);
    }
}
