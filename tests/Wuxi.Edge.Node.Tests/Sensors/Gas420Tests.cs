using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The gas detector: what its current means, and which settings it refuses.</summary>
public class Gas420Tests
{
    private const string Bus = "bus ai-1 adc channel=0 reference=3300 shunt=150\n";

    public static TheoryData<string> Cases => SensorCase.Names("gas420");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("gas420", name);
        string scale = $"measures={test.Text("measures")} low={test.Find("low") ?? "0"} high={test.Text("high")}";
        var rig = Rig(scale);
        rig.Buses.Analogs[0].Milliamperes = test.Number("milliamperes", 0);
        rig.Buses.Analogs[0].Spread = test.Number("spread", 0) * 0.15;
        rig.Buses.Analogs[0].State = test.Find("converter") is null ? AnalogState.Ready : AnalogState.Failed;
        Assert.Equal(test.Expectations.Select(expectation => expectation.Result), rig.Read());
    }

    [Fact]
    public void No_current_from_0_to_25_mA_gives_a_value_outside_the_bands()
    {
        var rig = Rig("measures=lel high=100");
        for (int step = 0; step <= 2500; step++)
        {
            double milliamperes = step / 100.0;
            rig.Buses.Analogs[0].Milliamperes = milliamperes;
            string lel = rig.Read()[0];
            string band = milliamperes <= 3.6 ? "LoopUnderrange" : milliamperes >= 21 ? "LoopOverrange" : "value";
            if (band != "value")
            {
                // At the very edge the arithmetic of volts and ohms may fall to either side of a hundredth.
                Assert.True(lel == band || step is 360 or 2100, $"{milliamperes} mA: {lel}");
                continue;
            }

            double expected = (Math.Clamp(milliamperes, 3.8, 20.5) - 4) / 16 * 100;
            Assert.Equal(expected, rig.Sensor.Value(Gas420Decoder.ExplosiveLimit), 9);
        }
    }

    [Fact]
    public void A_loop_that_comes_back_gives_values_again()
    {
        var rig = Rig("measures=ppm high=500");
        rig.Buses.Analogs[0].Milliamperes = 0;
        Assert.Equal(["NotAvailable", "LoopUnderrange"], rig.Read());
        Assert.True(rig.Sensor.IsFailing);
        rig.Buses.Analogs[0].Milliamperes = 12;
        Assert.Equal(["NotAvailable", "250"], rig.Read());
        Assert.False(rig.Sensor.IsFailing);
    }

    [Theory]
    [InlineData("high=100", "no measures=")]
    [InlineData("measures=percent high=100", "measures=percent")]
    [InlineData("measures=lel", "no high=")]
    [InlineData("measures=lel high=101", "high=101")]
    [InlineData("measures=lel low=-1 high=100", "low=-1")]
    [InlineData("measures=ppm low=5 high=5", "low= and high= the same")]
    [InlineData("measures=ppm high=2000000", "high=2000000")]
    public void Wrong_settings_are_refused_with_what_was_found(string options, string found)
    {
        var parser = new SettingsParser();
        Assert.Null(parser.Parse(Text(options)));
        Assert.Contains(found, string.Join('\n', parser.Faults.Cast<SettingsFault>().Select(fault => fault.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shunt_that_would_hide_a_short_circuit_is_refused()
    {
        var parser = new SettingsParser();
        Assert.Null(parser.Parse(Text("measures=lel high=100").Replace("shunt=150", "shunt=160", StringComparison.Ordinal)));
    }

    private static string Text(string options) =>
        NodeRig.Head + Bus + $"device gas-1 gas420 bus=ai-1 {options} timeout=3000\n" +
        "point gas-1 lel unit=% resolution=0.1 period=1000 deadband=0.1 silent=60000\n";

    private static LoopRig Rig(string options)
    {
        DeviceSettings device = NodeRig.Parse(Text(options)).Devices[0];
        var buses = new FakeBuses(new TestClock(new ManualTimeProvider()));
        return new LoopRig(buses, device.Part.Create(device, new BusPort(device.Bus, new NodeInputs(buses)), 0));
    }

    private sealed record LoopRig(FakeBuses Buses, Sensor Sensor)
    {
        private long _nowMs;

        /// <summary>One reading of all metrics.</summary>
        public string[] Read()
        {
            Sensor.Begin(_nowMs += 1_000);
            for (int i = 0; i < 100 && !Sensor.IsDone; i++)
            {
                Sensor.Tick(_nowMs += 5);
            }

            Assert.True(Sensor.IsDone);
            return [.. Gas420Decoder.Metrics.Select((_, i) => SensorCase.Describe(Sensor.Reason(i), Math.Round(Sensor.Value(i), 9)))];
        }
    }
}
