using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>The firmware's driver against the emulated meters, which were written from the standard each for itself.</summary>
public class Cjt188RunTests
{
    [Fact]
    public void On_a_noisy_bus_of_all_kinds_readings_are_right_or_bad_with_a_reason()
    {
        var readings = MeterBusRun.ReadEvery(
            "7s",
            "baud: 2400, parity: even",
            0.0006,
            ("cjt188-water, address: \"78330011223344\"", "volume: { model: constant, value: 556677.25 }", "volume"),
            ("cjt188-gas, address: \"00110000000002\", identifier: 901F", "volume: { model: constant, value: 12.5 }", "volume"),
            ("cjt188-heat, address: \"00110000000003\", battery-mask: \"0400\"", "low-battery: { model: constant, value: 1 }", "heat-energy power flow supply-temperature low-battery"),
            ("cjt188-heat, address: \"00110000000004\", type: 22, unit: first", "supply-temperature: { model: constant, value: 71.25 }", "volume supply-temperature return-temperature"));

        MeterBusRun.AssertRightOrBad(readings, "m0", "volume", 556677.25, 556677.25);
        MeterBusRun.AssertRightOrBad(readings, "m1", "volume", 12.5, 12.5);
        MeterBusRun.AssertRightOrBad(readings, "m2", "heat-energy", 100, 5110);
        MeterBusRun.AssertRightOrBad(readings, "m2", "power", 30, 48);
        MeterBusRun.AssertRightOrBad(readings, "m2", "flow", 2.1, 2.7);
        MeterBusRun.AssertRightOrBad(readings, "m2", "supply-temperature", 56, 60);
        MeterBusRun.AssertRightOrBad(readings, "m2", "low-battery", 1, 1);
        MeterBusRun.AssertRightOrBad(readings, "m3", "volume", 100, 5110);
        MeterBusRun.AssertRightOrBad(readings, "m3", "supply-temperature", 71.25, 71.25);
        MeterBusRun.AssertRightOrBad(readings, "m3", "return-temperature", 42, 46);
        Assert.Contains(readings, reading => reading.Device == "N001/m0" && reading.Reason == ReasonCode.Timeout);
        Assert.Contains(readings, reading => reading.Reason == ReasonCode.Corrupt);
    }
}
