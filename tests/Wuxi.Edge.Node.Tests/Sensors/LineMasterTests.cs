using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>Turns on a shared line.</summary>
public class LineMasterTests
{
    private const int MostMs = 60_000;

    [Theory]
    [InlineData("dlt645", "address=000000000161", "address=000000000162")]
    [InlineData("sdm630", "address=1", "address=2")]
    [InlineData("cjt188-water", "address=78330011223344", "address=78330011223345")]
    public void A_result_that_is_lost_does_not_hold_the_line_for_ever(string id, string first, string second)
    {
        var buses = new DeafBuses();
        var port = new BusPort(new UartBus { Id = "rs485-1", Port = "COM2", Baud = 2400, Parity = "even" }, new NodeInputs(buses));
        SensorPart part = SensorParts.Find(id);
        Sensor[] sensors = [Make(part, first, port), Make(part, second, port)];
        foreach (Sensor sensor in sensors)
        {
            sensor.Want(0);
            sensor.Begin(0);
        }

        long nowMs = 0;
        while (sensors.Any(sensor => !sensor.IsDone))
        {
            nowMs = sensors.Min(sensor => sensor.NextMs(nowMs));
            Assert.InRange(nowMs, 1, MostMs);
            foreach (Sensor sensor in sensors)
            {
                sensor.Tick(nowMs);
            }
        }

        Assert.True(buses.Requests >= sensors.Length);
        Assert.All(sensors, sensor => Assert.Equal(ReasonCode.Timeout, sensor.Reason(0)));
        Assert.All(sensors, sensor => Assert.True(sensor.IsFailing));
    }

    private static Sensor Make(SensorPart part, string options, BusPort port)
    {
        var faults = new System.Collections.ArrayList();
        object read = part.ReadOptions(new SettingsLine(1, "device m " + part.Id + " " + options, faults));
        Assert.Empty(faults);
        return part.Create(new DeviceSettings(new PointTable()) { Part = part, Options = read }, port, 0);
    }
}
