using System.Globalization;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>Several meters on one RS-485 line: one that is mute, garbled or babbling does not take the others with it.</summary>
public class SharedBusTests
{
    private const int PeriodMs = 5_000;

    /// <summary>What one bad meter may cost the others, ms: its reply timeout and the node's own loop.</summary>
    private const int CostMs = 1_100;

    [Fact]
    public void A_mute_meter_costs_the_others_its_reply_timeout_and_no_more() => AssertOthersLive(meters => meters[0].IsMute = true, "Timeout");

    [Fact]
    public void So_does_one_whose_checksums_are_wrong() => AssertOthersLive(
        meters => meters[0].Damage = bytes => [.. bytes[..^2], (byte)(bytes[^2] ^ 1), 0x16], "Corrupt");

    [Fact]
    public void So_does_one_that_stops_in_the_middle() => AssertOthersLive(meters => meters[0].Damage = bytes => bytes[..^5], "Corrupt");

    [Fact]
    public void So_does_one_that_claims_long_frames() => AssertOthersLive(
        meters => meters[0].Damage = bytes => [.. bytes[..11], 0xC8, .. bytes[12..]], "Corrupt");

    [Fact]
    public void So_does_one_that_answers_with_noise() => AssertOthersLive(
        meters => meters[0].Damage = bytes => [.. Enumerable.Range(0, 150).Select(i => (byte)(0x55 + i))], "Corrupt");

    [Fact]
    public void A_slow_but_permitted_meter_is_read()
    {
        (NodeRig rig, FakeMeter[] meters) = Make();
        meters[0].DelayMs = 500;
        rig.Run(60_000);
        Assert.Equal(["Good"], Qualities(rig, "meter-0"));
    }

    [Fact]
    public void An_answer_that_comes_too_late_is_not_taken_for_another_meters()
    {
        (NodeRig rig, FakeMeter[] meters) = Make();
        meters[0].DelayMs = 1_050;
        rig.Run(60_000);
        Assert.Equal(["Timeout"], Qualities(rig, "meter-0"));
        Assert.DoesNotContain("Timeout", Qualities(rig, "meter-2"));
        SentMessage[] good = [.. rig.Data.Where(message => message.Device == "meter-1" && message.Metrics[1].Value is not null)];
        Assert.All(good, message => Assert.Equal(1.0f, message.Metrics.Single(metric => metric.Alias == rig.Alias("meter-1", "active-power")).Value));
    }

    [Fact]
    public void A_meter_that_knows_no_blocks_is_asked_phase_by_phase_from_then_on()
    {
        (NodeRig rig, FakeMeter[] meters) = Make();
        meters[0].Data.Remove(0x0201FF00);
        rig.Run(30_000);
        Assert.Equal(["Good"], Qualities(rig, "meter-0"));
        Assert.Single(meters[0].Asked, identifier => identifier == 0x0201FF00);
        Assert.True(meters[0].Asked.Count(identifier => identifier == 0x02010300) >= 6);
    }

    [Fact]
    public void A_port_that_is_not_there_makes_its_points_bad()
    {
        var rig = new NodeRig(Settings(1), missing: ["COM2"]) { IsConfirming = true };
        rig.HostOnline();
        rig.Run(60_000);
        Assert.Equal(["InputFailure"], Qualities(rig, "meter-0"));
        Assert.Contains(rig.Link.Sent, message => message.Type == MessageType.DDeath);
    }

    private static void AssertOthersLive(Action<FakeMeter[]> spoil, string reason)
    {
        (NodeRig rig, FakeMeter[] meters) = Make();
        rig.Run(60_000);
        Assert.Equal(["Good"], Qualities(rig, "meter-0"));
        rig.Link.Sent.Clear();
        spoil(meters);
        rig.Run(120_000);

        Assert.Contains(reason, Qualities(rig, "meter-0"));
        Assert.DoesNotContain("Good", Qualities(rig, "meter-0"));
        Assert.Contains(rig.Link.Sent, message => message.Type == MessageType.DDeath && message.Device == "meter-0");
        foreach (string device in new[] { "meter-1", "meter-2" })
        {
            Assert.Equal(["Good"], Qualities(rig, device));

            // Recorded every period: the sampling instants may shift by what the bad one costs, and not more.
            long[] at = [.. rig.Data.Where(message => message.Device == device).Select(message => message.Metrics[0].TimestampMs)];
            Assert.InRange(at.Length, (120_000 / PeriodMs) - 1, (120_000 / PeriodMs) + 1);
            Assert.All(at.Zip(at.Skip(1), (a, b) => b - a), pause => Assert.InRange(pause, PeriodMs - CostMs, PeriodMs + CostMs));
        }

        Assert.Equal(0UL, rig.Node.Statistics.SamplesMissed);
    }

    private static string[] Qualities(NodeRig rig, string device) =>
        [.. rig.Data.Where(message => message.Device == device).SelectMany(message => message.Metrics.Skip(1))
            .Select(metric => metric.IsNull ? SensorCase.Describe(metric.Reason, 0) : "Good").Distinct()];

    private static (NodeRig, FakeMeter[]) Make()
    {
        var rig = new NodeRig(Settings(3));
        FakeMeter[] meters = [.. Enumerable.Range(0, 3).Select(i => new FakeMeter("00000000016" + i))];
        foreach (FakeMeter meter in meters)
        {
            meter.Data[0x0201FF00] = [0x94, 0x23, 0x94, 0x23, 0x94, 0x23];
            meter.Data[0x02010100] = meter.Data[0x02010200] = meter.Data[0x02010300] = [0x94, 0x23];
            meter.Data[0x02030000] = [0x00, 0x00, 0x01];
            rig.Buses.Uarts["COM2"].Slaves.Add(meter.Answer);
        }

        rig.IsConfirming = true;
        rig.HostOnline();
        return (rig, meters);
    }

    private static string Settings(int meters)
    {
        string text = NodeRig.Head + "bus rs485-1 uart port=COM2 baud=2400 parity=even\n";
        for (int i = 0; i < meters; i++)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"device meter-{i} dlt645 bus=rs485-1 address=00000000016{i} timeout=30000\n");
            foreach ((string metric, string unit) in new[] { ("voltage-a", "V"), ("voltage-b", "V"), ("voltage-c", "V"), ("active-power", "kW") })
            {
                // Silent as long as the period: each sample is recorded.
                text += string.Create(CultureInfo.InvariantCulture, $"point meter-{i} {metric} unit={unit} resolution=0.1 period={PeriodMs} deadband=1 silent={PeriodMs}\n");
            }
        }

        return text;
    }
}
