using System.Globalization;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The MQ-2: what its voltage means, when it warms up and when it is bad.</summary>
public class Mq2Tests
{
    private const double Divider = 2;

    public static TheoryData<string> Cases => SensorCase.Names("mq2");

    /// <summary><c>volts</c> are those over the load.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("mq2", name);
        (Sensor mq, FakeAnalogInput input) = Make(test.Text("options"));
        input.Volts = 2.5 / Divider;
        Read(mq, 1_000);
        input.Volts = test.Number("volts", 0) / Divider;
        Read(mq, 200_000);
        foreach ((string metric, string result) in test.Expectations)
        {
            int i = Array.IndexOf(Mq2Decoder.Metrics, metric);
            string found = SensorCase.Describe(mq.Reason(i), Math.Round(mq.Value(i), 2));
            Assert.Equal($"{metric} {result}", $"{metric} {found}");
        }
    }

    [Fact]
    public void It_warms_up_for_three_minutes_and_again_after_it_was_gone()
    {
        (Sensor mq, FakeAnalogInput input) = Make("r0=5");
        input.Volts = 1.25;
        Assert.Equal("WarmingUp", Read(mq, 1_000));
        Assert.Equal("WarmingUp", Read(mq, 180_900));
        Assert.Equal("5", Read(mq, 181_000));
        input.Volts = 0;
        Assert.Equal("InstrumentFault", Read(mq, 182_000));
        Assert.True(mq.IsFailing);
        input.Volts = 1.25;
        Assert.Equal("WarmingUp", Read(mq, 183_000));
        Assert.Equal("5", Read(mq, 363_000));
        input.State = AnalogState.Failed;
        Assert.Equal("InputFailure", Read(mq, 364_000));
    }

    [Fact]
    public void No_voltage_gives_a_value_outside_the_living_band_and_the_resistance_is_that_of_the_divider()
    {
        (Sensor mq, FakeAnalogInput input) = Make("r0=5 load=4.38 supply=4.9");
        input.Volts = 1;
        Read(mq, 1_000);
        long nowMs = 200_000;
        for (int step = 2450; step >= 0; step--)
        {
            // Falling, so that one that is bridged comes first; then it has warmed up again.
            double volts = step * Divider / 1000;
            input.Volts = step / 1000.0;
            string found = Read(mq, nowMs += 200_000);
            if (found == "WarmingUp")
            {
                found = Read(mq, nowMs += 200_000);
            }

            double part = volts / 4.9;
            if (Math.Abs(part - 0.01) < 1e-9 || Math.Abs(part - 0.97) < 1e-9)
            {
                continue;
            }

            Assert.Equal(
                part is >= 0.01 and <= 0.97 ? (4.38 * (4.9 - volts) / volts).ToString("F6", CultureInfo.InvariantCulture) : "InstrumentFault",
                part is >= 0.01 and <= 0.97 ? mq.Value(Mq2Decoder.Resistance).ToString("F6", CultureInfo.InvariantCulture) : found);
        }
    }

    [Fact]
    public void A_window_in_which_it_came_or_went_is_bad()
    {
        (Sensor mq, FakeAnalogInput input) = Make("r0=5");
        (input.Volts, input.Spread) = (1.25, 0.1);
        Read(mq, 1_000);
        Assert.NotEqual("InstrumentFault", Read(mq, 200_000));
        input.Spread = 1.24;
        Assert.Equal("InstrumentFault", Read(mq, 201_000));
    }

    [Theory]
    [InlineData("divider=1.5", "r0=5", "which reads to 4950 mV")]
    [InlineData("divider=2", "r0=0", "r0=0")]
    [InlineData("divider=2", "load=0", "load=0")]
    [InlineData("divider=2", "supply=3.3", "supply=3.3")]
    [InlineData("divider=2", "warm-up-minutes=1", "warm-up-minutes=1")]
    [InlineData("divider=0.5", "r0=5", "divider=0.5")]
    public void Wrong_settings_are_refused_with_what_was_found(string divider, string options, string found)
    {
        var parser = new SettingsParser();
        Assert.Null(parser.Parse(Text(divider, options)));
        Assert.Contains(found, string.Join('\n', parser.Faults.Cast<SettingsFault>().Select(fault => fault.ToString())), StringComparison.Ordinal);
    }

    private static string Text(string divider, string options) =>
        NodeRig.Head + $"bus ai-1 volts channel=0 reference=3300 {divider}\ndevice mq mq2 bus=ai-1 {options} timeout=30000\n";

    private static (Sensor Sensor, FakeAnalogInput Input) Make(string options)
    {
        DeviceSettings device = NodeRig.Parse(Text("divider=2", options)).Devices[0];
        var buses = new FakeBuses(new TestClock(new ManualTimeProvider()));
        Sensor sensor = device.Part.Create(device, new BusPort(device.Bus, new NodeInputs(buses)), 0);
        return (sensor, buses.Analogs[0]);
    }

    private static string Read(Sensor mq, long nowMs)
    {
        mq.Begin(nowMs);
        Assert.True(mq.IsDone);
        return SensorCase.Describe(mq.Reason(Mq2Decoder.Resistance), mq.Value(Mq2Decoder.Resistance));
    }
}
