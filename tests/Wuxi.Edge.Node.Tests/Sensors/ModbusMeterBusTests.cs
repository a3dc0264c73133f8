using System.Globalization;
using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>Several Modbus meters on one line, of which one is mute, late, damaged or stuck: its values are bad, and nobody's are wrong.</summary>
public class ModbusMeterBusTests
{
    private const int PeriodMs = 5_000;

    /// <summary>What one bad meter may cost the others, ms: its reply timeout, the bytes and the node's own loop.</summary>
    private const int CostMs = 650;

    [Fact]
    public void A_mute_meter_costs_the_others_its_reply_timeout_and_no_more() => AssertOthersLive(meter => meter.IsMute = true, "Timeout");

    [Fact]
    public void So_does_one_with_a_bit_turned_over() => AssertOthersLive(meter => meter.Damage = bytes => [.. bytes[..^3], (byte)(bytes[^3] ^ 4), .. bytes[^2..]], "Corrupt");

    [Fact]
    public void So_does_one_that_stops_in_the_middle() => AssertOthersLive(meter => meter.Damage = bytes => bytes[..^3], "Corrupt");

    [Fact]
    public void So_does_one_that_answers_with_noise() => AssertOthersLive(
        meter => meter.Damage = _ => [.. Enumerable.Range(0, 120).Select(i => (byte)(0x55 + i))], "Corrupt");

    [Fact]
    public void So_does_one_that_gives_another_address() => AssertOthersLive(
        meter => meter.Damage = bytes => FakeModbusMeter.WithCrc([9, .. bytes[1..^2]]), "Timeout");

    [Fact]
    public void So_does_one_that_always_gives_the_same_answer()
    {
        byte[] first = FakeModbusMeter.WithCrc([1, 3, 4, 0, 1, 2, 3]);
        AssertOthersLive(meter => meter.Damage = _ => first, "Timeout");
    }

    [Fact]
    public void A_late_answer_is_never_taken_for_one_to_another_question()
    {
        // Voltages and currents are three registers each: nothing in an answer tells them apart.
        (NodeRig rig, FakeModbusMeter[] meters) = Make("voltage-a voltage-b voltage-c", "current-a current-b current-c");
        foreach (int delayMs in new[] { 540, 700, 1_000, 1_900, 2_400 })
        {
            meters[0].DelayMs = delayMs;
            rig.Run(60_000);
        }

        Assert.Contains("Timeout", Qualities(rig, "meter-1"));
        AssertRightOrBad(rig, "meter-1");
    }

    [Fact]
    public void A_meter_that_refuses_a_block_is_asked_value_by_value_from_then_on()
    {
        (NodeRig rig, FakeModbusMeter[] meters) = Make("voltage-a voltage-b frequency");
        meters[0].Registers.Remove(0x70);
        rig.Run(30_000);
        Assert.Equal(["Good"], Qualities(rig, "meter-1"));
        Assert.Single(meters[0].Asked, asked => asked == (0x61, 23));
        Assert.True(meters[0].Asked.Count(asked => asked == (0x77, 1)) >= 5);
        Assert.All(meters[1].Asked, asked => Assert.Equal((0x61, 23), asked));
    }

    [Fact]
    public void Meters_of_two_makers_share_a_line_but_not_an_address()
    {
        string text = NodeRig.Head + "bus b uart port=COM2 baud=9600 parity=none\ndevice m1 sdm630 bus=b address=1 timeout=1000\n";
        Assert.Equal(2, NodeRig.Parse(text + "device m2 adw300 bus=b address=2 timeout=1000\n").Devices.Length);
        foreach (string refused in new[] { "m2 adw300 bus=b address=1", "m2 dlt645 bus=b address=000000000161", "m2 pms5003 bus=b" })
        {
            var parser = new SettingsParser();
            Assert.Null(parser.Parse(text + "device " + refused + " timeout=1000\n"));
            Assert.Contains("where m1 hangs", parser.Faults[0]!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_of_random_noise_gives_right_values_or_bad_ones()
    {
        (NodeRig rig, FakeModbusMeter[] meters) = Make("voltage-a voltage-b voltage-c active-power frequency");
        var random = new Random(4);
        foreach (FakeModbusMeter meter in meters)
        {
            meter.Damage = bytes => random.Next(3) == 0 ? bytes : Spoil(bytes, random);
        }

        rig.Run(1_800_000);
        foreach (string device in new[] { "meter-1", "meter-2", "meter-3" })
        {
            Assert.Contains("Good", Qualities(rig, device));
            Assert.Contains("Corrupt", Qualities(rig, device));
            AssertRightOrBad(rig, device);
        }
    }

    private static byte[] Spoil(byte[] bytes, Random random)
    {
        byte[] spoilt = [.. bytes];
        switch (random.Next(4))
        {
            case 0:
                spoilt[random.Next(spoilt.Length)] ^= (byte)(1 << random.Next(8));
                return spoilt;
            case 1:
                return spoilt[..random.Next(spoilt.Length)];
            case 2:
                return [.. spoilt[..3], .. spoilt[4..]];
            default:
                return [(byte)random.Next(256), .. spoilt, (byte)random.Next(256)];
        }
    }

    private static void AssertOthersLive(Action<FakeModbusMeter> spoil, string reason)
    {
        (NodeRig rig, FakeModbusMeter[] meters) = Make("voltage-a voltage-b voltage-c active-power frequency");
        rig.Run(60_000);
        Assert.Equal(["Good"], Qualities(rig, "meter-1"));
        SentMessage[] births = [.. rig.Link.Sent.Where(message => message.Type == MessageType.DBirth)];
        rig.Link.Sent.Clear();
        rig.Link.Sent.AddRange(births);
        spoil(meters[0]);
        rig.Run(120_000);

        Assert.Equal([reason], Qualities(rig, "meter-1"));
        foreach (string device in new[] { "meter-2", "meter-3" })
        {
            Assert.Equal(["Good"], Qualities(rig, device));
            AssertRightOrBad(rig, device);
            long[] at = [.. rig.Data.Where(message => message.Device == device).Select(message => message.Metrics[0].TimestampMs)];
            Assert.InRange(at.Length, (120_000 / PeriodMs) - 1, (120_000 / PeriodMs) + 1);
            Assert.All(at.Zip(at.Skip(1), (a, b) => b - a), pause => Assert.InRange(pause, PeriodMs - CostMs, PeriodMs + CostMs));
        }

        Assert.Equal(0UL, rig.Node.Statistics.SamplesMissed);
    }

    private static void AssertRightOrBad(NodeRig rig, string device)
    {
        int number = device[^1] - '0';
        var right = new Dictionary<long, float>();
        foreach (SentMetric metric in rig.Link.Sent.Last(message => message.Type == MessageType.DBirth && message.Device == device).Metrics)
        {
            right[metric.Alias] = Expected(metric.Name!, number);
        }

        Assert.All(
            rig.Data.Where(message => message.Device == device).SelectMany(message => message.Metrics.Skip(1)).Where(metric => !metric.IsNull),
            metric => Assert.Equal(right[metric.Alias], metric.Value));
    }

    private static float Expected(string metric, int meter) => metric switch
    {
        "voltage-a" or "voltage-b" or "voltage-c" => 220 + meter,
        "current-a" or "current-b" or "current-c" => 5 + meter,
        "active-power" => 10 * meter,
        _ => 50,
    };

    private static string[] Qualities(NodeRig rig, string device) =>
        [.. rig.Data.Where(message => message.Device == device).SelectMany(message => message.Metrics.Skip(1))
            .Select(metric => metric.IsNull ? SensorCase.Describe(metric.Reason, 0) : "Good").Distinct()];

    private static (NodeRig, FakeModbusMeter[]) Make(params string[] metrics)
    {
        string text = NodeRig.Head + "bus rs485-1 uart port=COM2 baud=9600 parity=none\n";
        for (int i = 1; i <= 3; i++)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"device meter-{i} adl400 bus=rs485-1 address={i} timeout=30000\n");
            for (int group = 0; group < metrics.Length; group++)
            {
                // Different periods, so that the groups are asked for in different readings, one after the other.
                int periodMs = PeriodMs + (1_000 * group);
                foreach (string metric in metrics[group].Split(' '))
                {
                    text += string.Create(CultureInfo.InvariantCulture, $"point meter-{i} {metric} unit=1 resolution=0.1 period={periodMs} deadband=1 silent={periodMs}\n");
                }
            }
        }

        var rig = new NodeRig(text);
        FakeModbusMeter[] meters = [.. Enumerable.Range(1, 3).Select(i => new FakeModbusMeter((byte)i))];
        for (int i = 0; i < meters.Length; i++)
        {
            Fill(meters[i], i + 1);
            rig.Buses.Uarts["COM2"].Slaves.Add(meters[i].Answer);
        }

        rig.IsConfirming = true;
        rig.HostOnline();
        return (rig, meters);
    }

    private static void Fill(FakeModbusMeter meter, int number)
    {
        for (int at = 0x60; at < 0x180; at++)
        {
            meter.Registers[at] = 0;
        }

        for (int phase = 0; phase < 3; phase++)
        {
            meter.Registers[0x61 + phase] = (ushort)((220 + number) * 10);
            meter.Registers[0x64 + phase] = (ushort)((5 + number) * 100);
        }

        meter.Registers[0x77] = 5000;
        meter.Registers[0x16B] = (ushort)(10_000 * number);
    }
}
