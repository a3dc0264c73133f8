using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>
/// The firmware on a board with five sensors on one I2C bus, a PT100 on SPI and two thermometers on 1-Wire: from the wire to the gateway, with bit
/// errors, silence and a power cut. Values are right or Bad.
/// </summary>
public class ChipBusRunTests
{
    private const string Workshop = """
        workshop: W1
        name: W1
        time-zone: Asia/Shanghai
        areas:
          - { id: A1, name: A1, equipment: [{ id: e0, name: e0 }, { id: e1, name: e1 }, { id: e2, name: e2 }, { id: e3, name: e3 }, { id: e4, name: e4 }, { id: e5, name: e5 }, { id: e6, name: e6 }, { id: e7, name: e7 }] }
        nodes:
          - id: N001
            name: N001
            buses:
              - { id: i2c-1, kind: i2c, port: 1 }
              - { id: spi-1, kind: spi, port: 1, select: 10 }
              - { id: ow-1, kind: onewire }
            devices:
              - { id: sht4x, part: sht4x, bus: i2c-1, address: 0x44, timeout: 30s, equipment: A1/e0, points: [{ metric: temperature, period: 2s, silent: 2s }, { metric: humidity, period: 2s, silent: 2s }] }
              - { id: sht3x, part: sht3x, bus: i2c-1, address: 0x45, timeout: 30s, equipment: A1/e1, points: [{ metric: temperature, period: 2s, silent: 2s }, { metric: humidity, period: 2s, silent: 2s }] }
              - { id: bme280, part: bme280, bus: i2c-1, address: 0x76, timeout: 30s, equipment: A1/e2, points: [{ metric: temperature, period: 2s, silent: 2s }, { metric: humidity, period: 2s, silent: 2s }, { metric: pressure, period: 2s, silent: 2s }] }
              - { id: scd4x, part: scd4x, bus: i2c-1, address: 0x62, timeout: 60s, equipment: A1/e3, points: [{ metric: co2, period: 10s, silent: 10s }] }
              - { id: sgp40, part: sgp40, bus: i2c-1, address: 0x59, timeout: 30s, equipment: A1/e4, points: [{ metric: voc-raw, period: 1s, silent: 1s }, { metric: voc-rise, period: 1s, silent: 1s }] }
              - { id: pt100, part: max31865, bus: spi-1, wires: 3, timeout: 30s, equipment: A1/e5, points: [{ metric: temperature, period: 2s, silent: 2s }] }
              - { id: ds-1, part: ds18b20, bus: ow-1, address: "28FF641E8016042E", timeout: 30s, equipment: A1/e6, points: [{ metric: temperature, period: 2s, silent: 2s }] }
              - { id: ds-2, part: ds18b20, bus: ow-1, address: "280102030405069E", timeout: 30s, equipment: A1/e7, points: [{ metric: temperature, period: 2s, silent: 2s }] }

        """;

    private const string Scenario = """
        scenario: s
        workshop: w.workshop.yaml
        start: 2026-06-01T08:00:00+08:00
        nodes:
          - node: N001
            board: esp32-s3-devkit
            devices:
              - { device: sht4x, signals: { temperature: { model: constant, value: -12.5 }, humidity: { model: constant, value: 61 } } }
              - { device: sht3x, signals: { temperature: { model: constant, value: 31.25 }, humidity: { model: constant, value: 20 } } }
              - { device: bme280, signals: { temperature: { model: constant, value: 5 }, humidity: { model: constant, value: 80 }, pressure: { model: constant, value: 987.65 } } }
              - { device: scd4x, signals: { co2: { model: constant, value: 1234 } } }
              - { device: sgp40, signals: { voc-raw: { model: constant, value: 29000 } } }
              - { device: pt100, signals: { temperature: { model: constant, value: -40 } } }
              - { device: ds-1, signals: { temperature: { model: constant, value: -3.5 } } }
              - { device: ds-2, signals: { temperature: { model: constant, value: 99.0625 } } }

        """;

    private const string Faults = """
        faults:
          - { at: 90s, for: 4min, kind: bit-errors, node: N001, bus: i2c-1, rate: 0.0005 }
          - { at: 90s, for: 4min, kind: bit-errors, node: N001, bus: spi-1, rate: 0.0005 }
          - { at: 90s, for: 4min, kind: bit-errors, node: N001, bus: ow-1, rate: 0.0005 }
          - { at: 2min, for: 45s, kind: silent, node: N001, device: sht3x }
          - { at: 2min, for: 45s, kind: silent, node: N001, device: pt100 }
          - { at: 2min, for: 45s, kind: silent, node: N001, device: ds-2 }
          - { at: 340s, for: 10s, kind: bus-stuck, node: N001, bus: i2c-1 }
          - { at: 340s, for: 10s, kind: bus-stuck, node: N001, bus: ow-1 }
          - { at: 6min, for: 3s, kind: power-cut, node: N001 }

        """;

    [Fact]
    public void Without_faults_every_value_is_the_one_around_the_sensor()
    {
        var readings = Read("", TimeSpan.FromMinutes(3), 5);
        AssertValues(readings);
        AssertGood(readings, 90_000);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void With_faults_a_value_is_right_or_Bad_and_all_come_back(ulong seed)
    {
        var readings = Read(Faults, TimeSpan.FromMinutes(9), seed);
        AssertValues(readings);
        AssertGood(readings, 7.7 * 60_000);
        foreach (string device in (string[])["sht4x", "sht3x", "bme280", "sgp40", "pt100", "ds-1", "ds-2"])
        {
            Assert.Contains(readings, reading => reading.Device == "N001/" + device && reading.Value is null);
            int duringErrors = readings.Count(reading => reading.Device == "N001/" + device && reading.Value is not null
                && reading.TimestampMs > readings[0].TimestampMs + 100_000 && reading.TimestampMs < readings[0].TimestampMs + 320_000);
            Assert.True(duringErrors > 20, $"{device} gave {duringErrors} values in four minutes of bit errors");
        }

        var stuck = readings.Where(reading => reading.TimestampMs > readings[0].TimestampMs + 343_000 && reading.TimestampMs < readings[0].TimestampMs + 347_000).ToArray();
        Assert.All(stuck.Where(reading => reading.Device is not ("N001/pt100" or "N001/scd4x")), reading => Assert.Null(reading.Value));
        Assert.Contains(stuck, reading => reading.Reason == ReasonCode.InputFailure);
        Assert.Contains(stuck, reading => reading.Device == "N001/ds-1" && reading.Reason == ReasonCode.Corrupt);
        Assert.Contains(readings, reading => reading.Reason == ReasonCode.Timeout);
        Assert.Contains(readings, reading => reading.Reason == ReasonCode.Corrupt);
    }

    private static void AssertValues(List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings)
    {
        // Half a step of each sensor, and what Float loses.
        AssertWithin(readings, "sht4x", "temperature", -12.5, 0.002);
        AssertWithin(readings, "sht4x", "humidity", 61, 0.002);
        AssertWithin(readings, "sht3x", "temperature", 31.25, 0.002);
        AssertWithin(readings, "sht3x", "humidity", 20, 0.001);
        AssertWithin(readings, "bme280", "temperature", 5, 0.01);
        AssertWithin(readings, "bme280", "humidity", 80, 0.05);
        AssertWithin(readings, "bme280", "pressure", 987.65, 0.05);
        AssertWithin(readings, "scd4x", "co2", 1234, 0);
        AssertWithin(readings, "sgp40", "voc-raw", 29000, 0);
        AssertWithin(readings, "sgp40", "voc-rise", 0, 0);
        AssertWithin(readings, "pt100", "temperature", -40, 0.02);
        AssertWithin(readings, "ds-1", "temperature", -3.5, 0);
        AssertWithin(readings, "ds-2", "temperature", 99.0625, 0);
    }

    private static void AssertWithin(
        List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string device, string metric, double value, double tolerance)
    {
        double[] values = [.. readings.Where(reading => reading.Device == "N001/" + device && reading.Metric == metric && reading.Value is not null).Select(reading => reading.Value!.Value)];
        Assert.True(values.Length > 5, $"{device} {metric}: {values.Length} values");
        Assert.All(values, found => Assert.True(Math.Abs(found - value) <= tolerance, $"{device} {metric}: {found} where {value} is"));
    }

    private static void AssertGood(List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, double afterMs)
    {
        var late = readings.Where(reading => reading.TimestampMs > readings[0].TimestampMs + afterMs).ToArray();
        Assert.Equal(8, late.Select(reading => reading.Device).Distinct().Count());
        Assert.All(late, reading => Assert.True(reading.Reason == ReasonCode.None, $"{reading.Device} {reading.Metric}: reason {reading.Reason}"));
    }

    private static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Read(string faults, TimeSpan until, ulong seed)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.workshop.yaml"), Workshop);
        File.WriteAllText(folder.File("s.scenario.yaml"), Scenario + faults);
        ScenarioReadResult result = ScenarioReader.ReadFile(folder.File("s.scenario.yaml"));
        Assert.Empty(result.Faults);
        using var run = new VirtualRun(result.Scenario!, new EmulatorOptions { Seed = seed });
        var gateway = new TestGateway(run);
        run.RunUntil(until);
        return gateway.Readings;
    }
}
