using System.Globalization;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>
/// The sensors on I2C from the bytes on the bus to the value, through the device's own ports (and the binding's call surface): what is asked, and
/// what is made of the answers. A case has its settings, the transfers in order, how often it is read (every <c>period</c> ms), and what the last reading gives.
/// </summary>
public class I2cCaseTests
{
    private static readonly string[] Parts = ["sht4x", "sht3x", "scd4x", "sgp40", "bme280"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string part in Parts)
            {
                foreach (string path in Directory.GetFiles(Repository.Cases(part), "*.txt").Order(StringComparer.Ordinal))
                {
                    cases.Add(part, Path.GetFileNameWithoutExtension(path));
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string id, string name)
    {
        SensorCase test = SensorCase.Read(id, name);
        SensorPart part = SensorParts.Find(id);
        string address = test.Text("address");
        var faults = new System.Collections.ArrayList();
        object options = part.ReadOptions(new SettingsLine(1, $"device d {id} address={address} {test.Find("options")}", faults));
        Assert.Empty(faults);

        var clock = new TestClock(new ManualTimeProvider());
        var board = new ScriptedI2c(clock, Convert.ToInt32(address, 16));
        foreach ((string word, string content) in test.Lines.Where(line => line.Word is "write" or "nack" or "read" or "noread" or "stuck"))
        {
            board.Add(word, content);
        }

        EmulatedBoard.Current = board;
        try
        {
            Run(test, part, options, clock);
        }
        finally
        {
            EmulatedBoard.Current = null;
        }

        Assert.Empty(board.Surprises);
        Assert.Equal(0, board.Left);
    }

    private static void Run(SensorCase test, SensorPart part, object options, TestClock clock)
    {
        using var outputs = new GpioOutputs();
        using var buses = new NativeBuses(clock, outputs);
        var port = new BusPort(new I2cBus { Id = "i2c-1", Port = 1 }, new NodeInputs(buses));
        if (test.Find("climate") is { } climate)
        {
            double[] numbers = [.. climate.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            port.Climate.Set(numbers[0], numbers[1], 0);
        }

        Sensor sensor = part.Create(new DeviceSettings(new PointTable()) { Part = part, Options = options }, port, 0);
        for (int reading = 0; reading < (int)test.Number("readings", 1); reading++)
        {
            clock.AdvanceTo(reading * (long)test.Number("period", 10_000));
            for (int metric = 0; metric < part.Metrics.Length; metric++)
            {
                sensor.Want(metric);
            }

            sensor.Begin(clock.UptimeMs);
            sensor.Tick(clock.UptimeMs);
            long end = clock.UptimeMs + 9_000;
            while (!sensor.IsDone)
            {
                clock.AdvanceTo(Math.Max(sensor.NextMs(clock.UptimeMs), clock.UptimeMs + 1));
                sensor.Tick(clock.UptimeMs);
                Assert.True(clock.UptimeMs < end, "no end");
            }
        }

        SensorCase.AssertClose(test.Expectations, part.Metrics, sensor);
    }
}
