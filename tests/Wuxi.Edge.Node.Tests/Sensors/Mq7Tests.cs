using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The MQ-7: what its voltage means, its heater's cycle, and when it is bad.</summary>
public class Mq7Tests
{
    private const double Divider = 2;
    private const long CycleMs = 150_000;

    public static TheoryData<string> Cases => SensorCase.Names("mq7");

    /// <summary><c>volts</c> are those over the load.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("mq7", name);
        (Sensor mq, FakeAnalogInput input, _) = Make(test.Text("options"));
        Run(mq, 0, 200_000);
        input.Volts = test.Number("volts", 0) / Divider;
        mq.Begin(200_000);
        Run(mq, 200_000, 300_100);
        foreach ((string metric, string result) in test.Expectations)
        {
            int i = Array.IndexOf(Mq7Decoder.Metrics, metric);
            Assert.Equal($"{metric} {result}", $"{metric} {SensorCase.Describe(mq.Reason(i), Math.Round(mq.Value(i), 2))}");
        }
    }

    [Theory]
    [InlineData("high", true)]
    [InlineData("low", false)]
    public void The_heater_is_hot_for_60_s_and_cool_for_90_s_whether_it_is_read_or_not(string active, bool hot)
    {
        (Sensor mq, _, FakeOutputPin pin) = Make("active=" + active);
        for (long nowMs = 0; nowMs < 4 * CycleMs; nowMs += 500)
        {
            mq.Tick(nowMs);
            Assert.Equal(nowMs % CycleMs < 60_000 ? hot : !hot, pin.IsHigh);
        }
    }

    [Fact]
    public void A_reading_waits_for_the_end_of_the_cool_phase_and_no_value_comes_twice()
    {
        (Sensor mq, FakeAnalogInput input, _) = Make("r0=5");
        mq.Begin(0);
        Assert.Equal("WarmingUp", Describe(mq));
        Run(mq, 0, 200_000);
        mq.Begin(200_000);
        input.Volts = 0.5;
        Run(mq, 200_000, 299_500);
        Assert.False(mq.IsDone);
        input.Volts = 1.25;
        Run(mq, 299_500, 300_100);
        Assert.Equal("10", Describe(mq));
        Assert.Equal(300_000, mq.InstantMs);
        mq.Begin(300_200);
        Run(mq, 300_200, 449_500);
        Assert.False(mq.IsDone);
    }

    [Fact]
    public void An_end_that_was_missed_gives_no_value()
    {
        (Sensor mq, _, _) = Make("r0=5");
        Run(mq, 0, 290_000);
        mq.Begin(290_000);
        mq.Tick(303_000);
        Assert.False(mq.IsDone);
        Run(mq, 303_000, 452_000);
        Assert.False(mq.IsDone);
        Run(mq, 452_000, 453_500);
        Assert.True(mq.IsDone);
        Assert.Equal(453_000, mq.InstantMs);
    }

    [Theory]
    [InlineData(301_000, true)]
    [InlineData(301_020, false)]
    public void An_end_counts_as_late_as_the_data_sheet_lets_the_phase_be(long lookedMs, bool counts)
    {
        (Sensor mq, _, _) = Make("r0=5");
        Run(mq, 0, 290_000);
        mq.Begin(290_000);
        mq.Tick(lookedMs);
        Assert.Equal(counts, mq.IsDone);
    }

    [Theory]
    [InlineData(0, "InstrumentFault")]
    [InlineData(2.49, "InstrumentFault")]
    [InlineData(-1, "InputFailure")]
    public void One_that_is_gone_is_bad_within_a_second_and_warms_up_anew(double volts, string reason)
    {
        (Sensor mq, FakeAnalogInput input, FakeOutputPin pin) = Make("r0=5");
        Run(mq, 0, 220_000);
        mq.Begin(220_000);
        Assert.False(mq.IsDone);
        Assert.False(pin.IsHigh);
        (input.Volts, input.State) = (volts, volts < 0 ? AnalogState.Failed : AnalogState.Ready);
        Run(mq, 220_000, 221_500);
        Assert.Equal(reason, Describe(mq));
        Assert.True(mq.IsFailing);
        mq.Begin(221_600);
        Assert.Equal(reason, Describe(mq));
        (input.Volts, input.State) = (1.25, AnalogState.Ready);
        Run(mq, 221_600, 224_000);
        Assert.True(pin.IsHigh);
        mq.Begin(224_000);
        Assert.Equal("WarmingUp", Describe(mq));
        Run(mq, 224_000, 410_000);
        mq.Begin(410_000);
        Run(mq, 410_000, 524_000);
        Assert.Equal("10", Describe(mq));
    }

    [Fact]
    public void Without_its_heater_pin_it_is_bad()
    {
        var buses = new FakeBuses(new TestClock(new ManualTimeProvider()));
        buses.Missing.Add("pin21");
        DeviceSettings device = NodeRig.Parse(Text("r0=5")).Devices[0];
        Sensor mq = device.Part.Create(device, new BusPort(device.Bus, new NodeInputs(buses)), 0);
        mq.Begin(0);
        Assert.Equal("InputFailure", Describe(mq));
    }

    [Theory]
    [InlineData("r0=5", "", "heater")]
    [InlineData("heater=49", "", "heater=49")]
    [InlineData("heater=21 active=on", "", "active=on")]
    [InlineData("heater=21", "device fan output pin=21 safe=off boot=off timeout=30000\n", "pin=21, which is that of mq")]
    [InlineData("heater=6", "", "heater=6, which is that of di-1")]
    public void Wrong_settings_are_refused_with_what_was_found(string options, string after, string found)
    {
        var parser = new SettingsParser();
        Assert.Null(parser.Parse(
            NodeRig.Head + "bus di-1 digital pin=6 debounce=20000\nbus ai-1 volts channel=0 reference=3300 divider=2\n" +
            $"device mq mq7 bus=ai-1 {options} timeout=30000\n{after}"));
        Assert.Contains(found, string.Join('\n', parser.Faults.Cast<SettingsFault>().Select(fault => fault.ToString())), StringComparison.Ordinal);
    }

    private static string Text(string options) =>
        NodeRig.Head + $"bus ai-1 volts channel=0 reference=3300 divider=2\ndevice mq mq7 bus=ai-1 heater=21 {options} timeout=30000\n";

    private static (Sensor Sensor, FakeAnalogInput Input, FakeOutputPin Pin) Make(string options)
    {
        DeviceSettings device = NodeRig.Parse(Text(options)).Devices[0];
        var buses = new FakeBuses(new TestClock(new ManualTimeProvider()));
        Sensor sensor = device.Part.Create(device, new BusPort(device.Bus, new NodeInputs(buses)), 0);
        buses.Analogs[0].Volts = 1.25;
        return (sensor, buses.Analogs[0], buses.Outputs[21]);
    }

    private static void Run(Sensor mq, long fromMs, long toMs)
    {
        for (long nowMs = fromMs; nowMs < toMs; nowMs += 100)
        {
            mq.Tick(nowMs);
        }
    }

    private static string Describe(Sensor mq)
    {
        Assert.True(mq.IsDone);
        return SensorCase.Describe(mq.Reason(Mq7Decoder.Resistance), mq.Value(Mq7Decoder.Resistance));
    }
}
