using System.Globalization;
using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>What is made of counted pulses.</summary>
public class PulseMeterCaseTests
{
    public static TheoryData<string> Cases => SensorCase.Names("pulse-meter");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("pulse-meter", name);
        SensorPart part = SensorParts.Find(test.Text("part"));
        var faults = new System.Collections.ArrayList();
        string perUnit = test.Find("pulses-per-unit") is { } pulses ? " pulses-per-unit=" + pulses : "";
        string offset = test.Find("offset") is { } text ? " offset=" + text : "";
        object options = part.ReadOptions(new SettingsLine(1, $"device m {part.Id}{perUnit}{offset}", faults));
        Assert.Empty(faults);

        var buses = new FakeBuses(new TestClock(new ManualTimeProvider()));
        var bus = new PulseBus { Id = "p", Pin = 14, GlitchUs = 5000, Edges = "falling" };
        Sensor meter = part.Create(new DeviceSettings(new PointTable()) { Part = part, Options = options }, new BusPort(bus, new NodeInputs(buses)), 0);
        buses.Pulses[14].Total = long.Parse(test.Text("pulses"), CultureInfo.InvariantCulture);
        buses.Pulses[14].RateMillihertz = long.Parse(test.Text("millihertz"), CultureInfo.InvariantCulture);
        meter.Want(0);
        meter.Want(1);
        meter.Begin(5_000);

        Assert.True(meter.IsDone);
        Assert.Equal(
            test.Expectations,
            part.Metrics.Select((metric, i) => (metric, SensorCase.Describe(meter.Reason(i), meter.Value(i)))));
        Assert.Equal(meter.Reason(0) != ReasonCode.None, meter.IsFailing);
    }

    [Fact]
    public void An_input_that_is_not_there_makes_its_points_bad_and_the_device_dead()
    {
        var rig = new NodeRig(Settings, missing: ["pin14"]) { IsConfirming = true };
        rig.HostOnline();
        rig.Run(90_000);
        Assert.All(rig.Data.SelectMany(message => message.Metrics.Skip(1)), metric => Assert.Equal(ReasonCode.InputFailure, metric.Reason));
        Assert.Contains(rig.Link.Sent, message => message.Type == MessageType.DDeath);
    }

    [Fact]
    public void An_input_that_fails_and_comes_back_is_bad_for_as_long()
    {
        var rig = new NodeRig(Settings) { IsConfirming = true };
        rig.HostOnline();
        FakePulseInput input = rig.Buses.Pulses[14];
        input.Total = 1_000;
        rig.Run(20_000);
        input.Total = -1;
        rig.Run(20_000);
        input.Total = 2_000;
        rig.Run(20_000);
        object?[] totals = [.. rig.Data.Select(message => message.Metrics[1].Value).Distinct()];
        Assert.Equal([1.5, null, 2.5], totals);
    }

    [Fact]
    public void A_total_is_kept_as_it_is_read_but_not_more_often_than_the_flash_bears_and_only_when_it_has_grown()
    {
        var rig = new NodeRig(Settings);
        FakePulseInput input = rig.Buses.Pulses[14];
        for (int second = 0; second < 40; second++)
        {
            input.Total = second < 25 ? 100 + second : 125;
            rig.Run(1_000);
        }

        Assert.Equal([100, 110, 120, 125], input.Kept);
    }

    private static string Settings => NodeRig.Head +
        "bus pulse-1 pulse channel=0 pin=14 glitch=5000 edges=falling\n" +
        "device water-1 pulse-water bus=pulse-1 pulses-per-unit=1000 offset=0.5 timeout=60000\n" +
        "point water-1 total unit=m3 resolution=0.001 period=1000 deadband=0 silent=1000\n";
}
