using System.Globalization;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>Several water meters on one line, of which one is mute, damaged or stuck: its values are bad, and nobody's are wrong.</summary>
public class Cjt188BusTests
{
    private const int PeriodMs = 10_000;

    /// <summary>What one bad meter may cost the others, ms: its reply timeout with 39 bytes at 2400 bit/s, a long answer's bytes, the node's own loop.</summary>
    private const int CostMs = 1_800;

    [Fact]
    public void A_mute_meter_costs_the_others_its_reply_timeout_and_no_more() => AssertOthersLive(_ => null, "Timeout");

    [Fact]
    public void So_does_one_with_a_bit_turned_over() => AssertOthersLive(bytes => [.. bytes[..16], (byte)(bytes[16] ^ 8), .. bytes[17..]], "Corrupt");

    [Fact]
    public void So_does_one_that_stops_in_the_middle() => AssertOthersLive(bytes => bytes[..^5], "Corrupt");

    [Fact]
    public void So_does_one_that_claims_a_long_frame() => AssertOthersLive(bytes => [.. bytes[..10], 100, .. bytes[11..]], "Corrupt");

    [Fact]
    public void So_does_one_that_gives_another_address() => AssertOthersLive(bytes => Frame(9, 900), "Timeout");

    [Fact]
    public void A_line_of_random_noise_gives_right_values_or_bad_ones()
    {
        var random = new Random(5);
        NodeRig rig = Make(bytes => random.Next(3) == 0 ? bytes : Spoil(bytes, random));
        rig.Run(3_600_000);
        Assert.Contains("Good", Qualities(rig, 1));
        Assert.Contains("Corrupt", Qualities(rig, 1));
        AssertRightOrBad(rig);
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
                int lost = random.Next(spoilt.Length - 1);
                return [.. spoilt[..lost], .. spoilt[(lost + 1)..]];
            default:
                return [0x68, (byte)random.Next(256), .. spoilt, (byte)random.Next(256)];
        }
    }

    private static void AssertOthersLive(Func<byte[], byte[]?> damage, string reason)
    {
        bool isBad = false;
        NodeRig rig = Make(bytes => isBad ? damage(bytes) : bytes);
        rig.Run(60_000);
        Assert.Equal(["Good"], Qualities(rig, 1));
        SentMessage[] births = [.. rig.Link.Sent.Where(message => message.Type == MessageType.DBirth)];
        rig.Link.Sent.Clear();
        rig.Link.Sent.AddRange(births);
        isBad = true;
        rig.Run(240_000);

        Assert.Equal([reason], Qualities(rig, 1));
        Assert.Contains(rig.Link.Sent, message => message.Type == MessageType.DDeath && message.Device == "meter-1");
        AssertRightOrBad(rig);
        foreach (int number in new[] { 2, 3 })
        {
            Assert.Equal(["Good"], Qualities(rig, number));
            long[] at = [.. rig.Data.Where(message => message.Device == "meter-" + number).Select(message => message.Metrics[0].TimestampMs)];
            Assert.All(at.Zip(at.Skip(1), (a, b) => b - a), pause => Assert.InRange(pause, PeriodMs - CostMs, PeriodMs + CostMs));
        }

        Assert.Equal(0UL, rig.Node.Statistics.SamplesMissed);
    }

    private static void AssertRightOrBad(NodeRig rig)
    {
        SentMessage[] data = [.. rig.Data];
        Assert.All(data, message => Assert.All(
            message.Metrics.Skip(1).Where(metric => !metric.IsNull), metric => Assert.Equal(100.0 * (message.Device![^1] - '0'), metric.Value)));
    }

    private static string[] Qualities(NodeRig rig, int meter) =>
        [.. rig.Data.Where(message => message.Device == "meter-" + meter).SelectMany(message => message.Metrics.Skip(1))
            .Select(metric => metric.IsNull ? SensorCase.Describe(metric.Reason, 0) : "Good").Distinct()];

    /// <summary>Three meters that show 100, 200 and 300 m3; what the first says is changed on its way.</summary>
    private static NodeRig Make(Func<byte[], byte[]?> damage)
    {
        string text = NodeRig.Head + "bus rs485-1 uart port=COM2 baud=2400 parity=even\n";
        for (int i = 1; i <= 3; i++)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"device meter-{i} cjt188-water bus=rs485-1 address=7833001122330{i} timeout=60000\n");
            text += string.Create(CultureInfo.InvariantCulture, $"point meter-{i} volume unit=m3 resolution=0.01 period={PeriodMs} deadband=0 silent={PeriodMs}\n");
        }

        var rig = new NodeRig(text);
        rig.Buses.Uarts["COM2"].Slaves.Add(request =>
        {
            int number = request.Length == 20 && request[13] == 1 && request[5] == 0x10 ? request[6] : 0;
            byte[]? reply = number is >= 1 and <= 3 ? Frame(number, 100 * number) : null;
            reply = number == 1 ? damage(reply!) : reply;
            return reply is null ? null : (reply, 80);
        });
        rig.IsConfirming = true;
        rig.HostOnline();
        return rig;
    }

    private static byte[] Frame(int number, int cubicMetres)
    {
        byte hundreds = (byte)(cubicMetres / 100);
        byte[] body =
        [
            0x68, 0x10, (byte)number, 0x33, 0x22, 0x11, 0x00, 0x33, 0x78, 0x81, 22, 0x1F, 0x90, 0x00,
            0x00, 0x00, hundreds, 0x00, 0x2C, 0x00, 0x00, hundreds, 0x00, 0x2C, 0x31, 0x01, 0x22, 0x11, 0x05, 0x15, 0x20, 0x00, 0x00,
        ];
        return [.. body, (byte)body.Sum(item => item), 0x16];
    }
}
