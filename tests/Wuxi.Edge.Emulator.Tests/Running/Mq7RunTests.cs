using Wuxi.Edge.Emulator.Devices.Mq7;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>From the volts of an MQ-7, whose heater the node switches, to its ratio at the gateway.</summary>
public class Mq7RunTests
{
    [Fact]
    public void The_node_drives_its_heater_so_that_its_ratio_is_right_and_it_is_bad_while_it_is_broken()
    {
        var readings = EquipmentRun.Read(
            ["id: ai-1, kind: volts, channel: 3, divider: 1.75"],
            ["id: mq, part: mq7, bus: ai-1, r0: 5, load: 7.78, heater: 21, timeout: 30s, equipment: A1/e0, points: [{ metric: ratio, period: 10s, silent: 10s }, { metric: co-indicative, period: 10s, silent: 10s }]"],
            "{ device: mq, signals: { ratio: { model: steps, steps: [{ at: 0s, value: 26 }, { at: 460s, value: 1 }, { at: 610s, value: 26 }] } } }",
            "{ at: 800s, for: 20s, kind: loop-open, node: N001, device: mq }",
            TimeSpan.FromMinutes(22));
        var ratio = readings.Where(reading => reading.Metric == "ratio").ToArray();
        Assert.All(ratio.Where(reading => reading.TimestampMs < 179_000), reading => Assert.Equal(ReasonCode.WarmingUp, reading.Reason));
        var values = ratio.Where(reading => reading.Value is not null).ToArray();
        Assert.Contains(values, reading => reading.TimestampMs is > 460_000 and < 610_000);
        Assert.All(values, reading => Assert.Equal(reading.TimestampMs is > 460_000 and < 610_000 ? 1.0 : 26.0, reading.Value!.Value, reading.TimestampMs is > 460_000 and < 610_000 ? 0.05 : 1.0));
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second.TimestampMs - pair.First.TimestampMs >= 149_900));
        Assert.Contains(readings, reading => reading is { Metric: "co-indicative", Value: > 90 and < 110 });
        Assert.Contains(ratio, reading => reading.TimestampMs is > 800_000 and < 821_000 && reading.Reason == ReasonCode.InstrumentFault);
        Assert.DoesNotContain(values, reading => reading.TimestampMs is > 800_000 and < 1_000_000);
        Assert.Contains(values, reading => reading.TimestampMs > 1_000_000);
    }

    [Theory]
    [InlineData(60, 90, true)]
    [InlineData(0, 150, false)]
    [InlineData(150, 0, false)]
    [InlineData(60, 10, false)]
    [InlineData(5, 145, false)]
    public void Its_resistance_is_right_only_after_the_whole_cycle(int hotSeconds, int coolSeconds, bool isRight)
    {
        const double Divider = 1.75;
        const long NsPerSecond = 1_000_000_000;
        var mq = new EmulatedMq7(new EmulatedMq7Options(10, 5, 5, Divider), new ConstantSignal(2), _ => LoopState.Normal);
        long nowNs = 0;
        for (var i = 0; i < 4; i++)
        {
            mq.Drive(hotSeconds > 0, nowNs);
            nowNs += hotSeconds * NsPerSecond;
            mq.Drive(coolSeconds == 0, nowNs);
            nowNs += coolSeconds * NsPerSecond;
        }

        double volts = mq.VoltsAt(nowNs) * Divider;
        double kiloohms = 10 * (5 - volts) / volts;
        Assert.Equal(isRight, Math.Abs(kiloohms - 10) < 0.2);
        Assert.True(isRight || Math.Abs(kiloohms - 10) > 2);
    }
}
