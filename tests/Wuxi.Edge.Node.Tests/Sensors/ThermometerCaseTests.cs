using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The thermometers on SPI and 1-Wire, from the bytes on the wire to the value.</summary>
public class ThermometerCaseTests
{
    public static TheoryData<string> SpiCases => SensorCase.Names("max31865");

    public static TheoryData<string> OneWireCases => SensorCase.Names("ds18b20");

    [Theory]
    [MemberData(nameof(SpiCases))]
    public void A_case_on_SPI_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("max31865", name);
        var chip = new ScriptedSpi();
        foreach ((string word, string content) in test.Lines.Where(line => line.Word == "spi"))
        {
            byte[][] sides = [.. content.Split('>').Select(side => Convert.FromHexString(side.Replace(" ", "", StringComparison.Ordinal)))];
            chip.Add(sides[0], sides.Length > 1 ? sides[1] : []);
        }

        var clock = new TestClock(new ManualTimeProvider());
        var buses = new FakeBuses(clock) { Spi = chip };
        Run(test, "max31865", new SpiBus { Id = "spi-1", Port = 1, ChipSelectPin = 10 }, buses, clock);
        Assert.Empty(chip.Surprises);
        Assert.Equal(0, chip.Left);
    }

    [Theory]
    [MemberData(nameof(OneWireCases))]
    public void A_case_on_1_Wire_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("ds18b20", name);
        var wire = new ScriptedOneWire();
        foreach ((string word, string content) in test.Lines.Where(line => line.Word is "reset" or "nobody" or "w" or "r"))
        {
            wire.Add(word, Convert.FromHexString(content.Replace(" ", "", StringComparison.Ordinal)));
        }

        var clock = new TestClock(new ManualTimeProvider());
        var buses = new FakeBuses(clock) { OneWire = wire };
        Run(test, "ds18b20", new OneWireBus { Id = "ow-1", Port = "COM3" }, buses, clock);
        Assert.Empty(wire.Surprises);
        Assert.Equal(0, wire.Left);
    }

    [Theory]
    [InlineData(-200, 18.52)]
    [InlineData(-100, 60.26)]
    [InlineData(-50, 80.31)]
    [InlineData(0, 100)]
    [InlineData(25, 109.73)]
    [InlineData(50, 119.40)]
    [InlineData(100, 138.51)]
    [InlineData(200, 175.86)]
    [InlineData(400, 247.09)]
    [InlineData(850, 390.48)]
    public void Platinum_is_that_of_the_tables_of_IEC_60751(double celsius, double ohms)
    {
        Assert.Equal(ohms, Platinum.Ohms(celsius), 0.005);

        // A hundredth of an ohm, half of which is the tables' rounding, is 0.026 Cel.
        Assert.Equal(celsius, Platinum.Celsius(ohms), 0.02);
    }

    [Fact]
    public void Platinum_there_and_back_is_the_same()
    {
        for (double celsius = -200; celsius <= 850; celsius += 0.37)
        {
            Assert.Equal(celsius, Platinum.Celsius(Platinum.Ohms(celsius)), 1e-6);
        }
    }

    private static void Run(SensorCase test, string id, BusSettings bus, FakeBuses buses, TestClock clock)
    {
        SensorPart part = SensorParts.Find(id);
        var faults = new System.Collections.ArrayList();
        object options = part.ReadOptions(new SettingsLine(1, $"device d {id} {test.Find("options")}", faults));
        Assert.Empty(faults);
        Sensor sensor = part.Create(new DeviceSettings(new PointTable()) { Part = part, Options = options }, new BusPort(bus, new NodeInputs(buses)), 0);
        for (int reading = 0; reading < (int)test.Number("readings", 1); reading++)
        {
            clock.AdvanceTo(reading * 10_000L);
            sensor.Want(0);
            sensor.Begin(clock.UptimeMs);
            sensor.Tick(clock.UptimeMs);
            while (!sensor.IsDone)
            {
                clock.AdvanceTo(Math.Max(sensor.NextMs(clock.UptimeMs), clock.UptimeMs + 1));
                sensor.Tick(clock.UptimeMs);
                Assert.True(clock.UptimeMs < (reading * 10_000L) + 9_000, "no end");
            }
        }

        SensorCase.AssertClose(test.Expectations, part.Metrics, sensor);
    }
}
