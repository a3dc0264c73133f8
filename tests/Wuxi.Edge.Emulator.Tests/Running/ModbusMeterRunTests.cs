using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>The firmware's driver against the emulated meters, which were written from the makers' tables each for itself.</summary>
public class ModbusMeterRunTests
{
    private const string Metrics = "voltage-a current-b active-power active-energy active-power-c";
    private const string Power = "active-power: { model: sine, mean: 58, amplitude: 10, period: 1min }";

    [Fact]
    public void On_a_noisy_bus_of_all_kinds_readings_are_right_or_bad_with_a_reason()
    {
        string[] parts = ["sdm630, address: 1", "dtsu666, address: 2, ct: 40", "adl400, address: 3, ct: 20", "adw300, address: 4, ct: 10, pt: 2", "dtsu666-401e, address: 247"];
        var readings = MeterBusRun.Read("baud: 9600, parity: none", 0.0008, [.. parts.Select(part => (part, Power, Metrics))]);
        for (int i = 0; i < parts.Length; i++)
        {
            MeterBusRun.AssertRightOrBad(readings, "m" + i, "active-power", 47.98, 68.02);
            MeterBusRun.AssertRightOrBad(readings, "m" + i, "active-power-c", 47.98 / 3, 68.02 / 3);
            MeterBusRun.AssertRightOrBad(readings, "m" + i, "voltage-a", 225, 236);
            MeterBusRun.AssertRightOrBad(readings, "m" + i, "current-b", 70, 115);
            MeterBusRun.AssertRightOrBad(readings, "m" + i, "active-energy", 1000, 9010);
            double[] energies = [.. readings.Where(reading => reading.Device == "N001/m" + i && reading.Metric == "active-energy" && reading.Value is not null).Select(reading => reading.Value!.Value)];
            Assert.Equal(energies.Order(), energies);
        }

        Assert.Contains(readings, reading => reading.Device == "N001/m0" && reading.Reason == ReasonCode.Timeout);
        Assert.Contains(readings, reading => reading.Reason == ReasonCode.Corrupt);
    }
}
