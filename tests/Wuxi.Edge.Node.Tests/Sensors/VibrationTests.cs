using System.Globalization;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>What is made of the windows of an accelerometer, and when it is bad.</summary>
public class VibrationTests
{
    public static TheoryData<string> Cases => SensorCase.Names("vibration");

    /// <summary>Lines <c>own</c> and <c>plain</c>, axis, ms and values, are windows; <c>read</c> is when it is read.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("vibration", name);
        DeviceSettings device = NodeRig.Parse(Text(test.Text("part"), "")).Devices[0];
        var buses = new FakeBuses(new TestClock(new ManualTimeProvider()));
        Sensor sensor = device.Part.Create(device, new BusPort(device.Bus, new NodeInputs(buses)), 0);
        foreach (string[] window in test.All("own").Concat(test.All("plain")).OrderBy(window => int.Parse(window[1], CultureInfo.InvariantCulture)))
        {
            buses.Vibration!.Put(
                int.Parse(window[0], CultureInfo.InvariantCulture), long.Parse(window[1], CultureInfo.InvariantCulture),
                [.. window.Skip(2).Select(value => float.Parse(value, CultureInfo.InvariantCulture))]);
        }

        sensor.Tick(10);
        buses.Vibration!.Damaged = (long)test.Number("damaged", 0);
        long nowMs = (long)test.Number("read", 0);
        sensor.Begin(nowMs);
        Assert.True(sensor.IsDone);
        Assert.Equal(test.Number("instant", sensor.InstantMs), sensor.InstantMs);
        foreach ((string metric, string result) in test.Expectations)
        {
            int i = Array.IndexOf(VibrationMetrics.Names, metric);
            Assert.Equal($"{metric} {result}", $"{metric} {SensorCase.Describe(sensor.Reason(i), Math.Round(sensor.Value(i), 6))}");
        }
    }

    [Theory]
    [InlineData(26_667, 3101)]
    [InlineData(12_000, 3446)]
    [InlineData(6_400, 4525)]
    [InlineData(3_200, 7755)]
    [InlineData(800, 31_020)]
    public void A_turn_is_as_long_as_the_driver_says(int rateHz, int milliseconds) => Assert.Equal(milliseconds, VibrationTurn.Milliseconds(rateHz));

    [Theory]
    [InlineData("iis3dwb", "rate=12000", "rate=12000")]
    [InlineData("adxl355", "range=16", "range=16")]
    [InlineData("adxl355", "range=5", "range=5")]
    [InlineData("adxl355", "rate=3000", "rate=3000")]
    [InlineData("adxl345", "rate=400", "rate=400")]
    [InlineData("adxl345", "speed=-1", "speed=-1")]
    public void Wrong_settings_are_refused_with_what_was_found(string part, string options, string found)
    {
        var parser = new SettingsParser();
        Assert.Null(parser.Parse(Text(part, options)));
        Assert.Contains(found, string.Join('\n', parser.Faults.Cast<SettingsFault>().Select(fault => fault.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_does_not_answer_makes_its_points_bad_and_the_device_dead()
    {
        var rig = new NodeRig(
            Text("iis3dwb", "") + "point m velocity-rms unit=mm/s resolution=0.01 period=1000 deadband=0 silent=60000\n", missing: ["pin10"])
        {
            IsConfirming = true,
        };
        rig.HostOnline();
        rig.Run(90_000);
        Assert.All(rig.Data.SelectMany(message => message.Metrics.Skip(1)), metric => Assert.Equal(ReasonCode.InputFailure, metric.Reason));
        Assert.Contains(rig.Link.Sent, message => message.Type == MessageType.DDeath);
    }

    private static string Text(string part, string options) =>
        NodeRig.Head + $"bus acc-1 accel spi=1 cs=10\ndevice m {part} bus=acc-1 {options} timeout=30000\n";
}
