using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>From the volts of an MQ-2 to its ratio at the gateway.</summary>
public class Mq2RunTests
{
    [Fact]
    public void It_warms_up_shows_gas_and_is_bad_while_its_wire_is_broken_or_bridged()
    {
        var readings = EquipmentRun.Read(
            ["id: ai-1, kind: volts, channel: 3, divider: 1.75"],
            ["id: mq, part: mq2, bus: ai-1, r0: 5, load: 4.38, timeout: 30s, equipment: A1/e0, points: [{ metric: ratio, period: 1s, silent: 1s }, { metric: lpg-indicative, period: 1s, silent: 1s }]"],
            "{ device: mq, signals: { ratio: { model: steps, steps: [{ at: 0s, value: 9.83 }, { at: 300s, value: 1 }, { at: 330s, value: 9.83 }] } } }",
            "{ at: 400s, for: 20s, kind: loop-open, node: N001, device: mq }, { at: 700s, for: 20s, kind: loop-short, node: N001, device: mq }",
            TimeSpan.FromMinutes(16));
        var ratio = readings.Where(reading => reading.Metric == "ratio").ToArray();
        Assert.All(ratio.Where(reading => reading.TimestampMs < 179_000), reading => Assert.Equal(ReasonCode.WarmingUp, reading.Reason));
        Assert.All(ratio.Where(reading => reading.TimestampMs is > 182_000 and < 299_000), reading => Assert.Equal(9.83, reading.Value!.Value, 0.1));
        Assert.All(ratio.Where(reading => reading.TimestampMs is > 301_000 and < 329_000), reading => Assert.Equal(1, reading.Value!.Value, 0.01));
        Assert.All(
            readings.Where(reading => reading is { Metric: "lpg-indicative", TimestampMs: > 301_000 and < 329_000 }), reading => Assert.InRange(reading.Value!.Value, 540, 580));
        foreach (long fromMs in new[] { 400_000L, 700_000 })
        {
            Assert.All(ratio.Where(reading => reading.TimestampMs > fromMs + 1_000 && reading.TimestampMs < fromMs + 20_000), reading => Assert.Equal(ReasonCode.InstrumentFault, reading.Reason));
            Assert.All(ratio.Where(reading => reading.TimestampMs > fromMs + 22_000 && reading.TimestampMs < fromMs + 195_000), reading => Assert.Equal(ReasonCode.WarmingUp, reading.Reason));
        }

        Assert.Equal(9.83, ratio[^1].Value!.Value, 0.1);
        Assert.All(ratio.Where(reading => reading.Value is not null), reading => Assert.InRange(reading.Value!.Value, 0.99, 9.93));
    }
}
