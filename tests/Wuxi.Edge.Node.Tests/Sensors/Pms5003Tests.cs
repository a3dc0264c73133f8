using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The dust sensor: frames from the field and wrong ones, and the age of a value.</summary>
public class Pms5003Tests
{
    private const int PeriodMs = 10_000;

    public static TheoryData<string> Cases => SensorCase.Names("pms5003");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("pms5003", name);
        (TestClock clock, FakeUart uart, Pms5003 sensor) = Make();
        foreach (byte[] bytes in test.Frames("bytes"))
        {
            uart.Feed(bytes);
            Advance(clock, sensor, 1_000);
        }

        Assert.Equal(
            test.Expectations.Select(expectation => $"{expectation.Metric} {expectation.Result}"),
            Read(clock, sensor).Select((result, i) => $"{Pms5003Decoder.Metrics[i]} {result}"));
    }

    [Fact]
    public void A_value_counts_for_one_period_and_then_it_is_gone()
    {
        (TestClock clock, FakeUart uart, Pms5003 sensor) = Make();
        uart.Feed(Frame(3, 7, 9));
        Advance(clock, sensor, 1_000);
        Assert.Equal(["3", "7", "9"], Read(clock, sensor));
        Advance(clock, sensor, PeriodMs - 1_000);
        Assert.Equal(["3", "7", "9"], Read(clock, sensor));
        Advance(clock, sensor, 400);
        Assert.Equal(["Timeout", "Timeout", "Timeout"], Read(clock, sensor));
        Assert.True(sensor.IsFailing);

        uart.Feed(Frame(0, 0, 0));
        Advance(clock, sensor, 400);
        Assert.Equal(["0", "0", "0"], Read(clock, sensor));
        Assert.False(sensor.IsFailing);
    }

    [Fact]
    public void At_start_a_reading_waits_for_the_first_frame()
    {
        (TestClock clock, FakeUart uart, Pms5003 sensor) = Make();
        sensor.Begin(0);
        Assert.False(sensor.IsDone);
        Advance(clock, sensor, 1_500);
        Assert.False(sensor.IsDone);
        uart.Feed(Frame(1, 2, 3));
        Advance(clock, sensor, 400);
        Assert.True(sensor.IsDone);
        Assert.Equal(2, sensor.Value(1));
        Assert.InRange(sensor.InstantMs, 1_300, 1_900);
    }

    private static (TestClock, FakeUart, Pms5003) Make()
    {
        var clock = new TestClock(new ManualTimeProvider());
        var buses = new FakeBuses(clock);
        var port = new BusPort(new UartBus { Id = "pms-1", Port = "COM3", Baud = 9600, Parity = "none" }, new NodeInputs(buses));
        var sensor = new Pms5003(port, new StuckOptions(), PeriodMs, 0);
        return (clock, buses.Uarts["COM3"], sensor);
    }

    private static void Advance(TestClock clock, Pms5003 sensor, long ms)
    {
        long end = clock.UptimeMs + ms;
        while (clock.UptimeMs < end)
        {
            clock.AdvanceTo(Math.Min(end, sensor.NextMs(clock.UptimeMs)));
            sensor.Tick(clock.UptimeMs);
        }
    }

    private static string[] Read(TestClock clock, Pms5003 sensor)
    {
        sensor.Begin(clock.UptimeMs);
        Advance(clock, sensor, sensor.IsDone ? 0 : PeriodMs + 1_000);
        Assert.True(sensor.IsDone);
        return [.. Enumerable.Range(0, 3).Select(i => SensorCase.Describe(sensor.Reason(i), sensor.Value(i)))];
    }

    private static byte[] Frame(params int[] atmospheric) => Frame(new Random(1), atmospheric);

    private static byte[] Frame(Random random, params int[] atmospheric)
    {
        byte[] body = new byte[30];
        (body[0], body[1], body[3]) = (0x42, 0x4D, 0x1C);
        for (int i = 4; i < 28; i++)
        {
            body[i] = random.Next(4) switch { 0 => 0x42, 1 => 0x4D, _ => (byte)random.Next(256) };
        }

        for (int i = 0; i < atmospheric.Length; i++)
        {
            (body[10 + (2 * i)], body[11 + (2 * i)]) = ((byte)(atmospheric[i] >> 8), (byte)atmospheric[i]);
        }

        int sum = body.Sum(value => value);
        return [.. body, (byte)(sum >> 8), (byte)sum];
    }
}
