using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Testing.Sparkplug;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>Whatever comes: counted, told once, never a crash, never a wrong value, and the session recovers.</summary>
public class BadInputTests
{
    private const int FaultMet = 1001;

    private static readonly string[] AllTopics =
    [
        Messages.NodeBirthTopic, Messages.NodeDeathTopic, Messages.NodeDataTopic,
        Messages.DeviceBirthTopic, Messages.DeviceDeathTopic, Messages.DataTopic,
    ];

    public static TheoryData<string> Topics => [.. AllTopics];

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_message_cut_off_at_any_byte_does_no_harm(string topic)
    {
        byte[] whole = Whole(topic, new Bench().Time.NowMs);
        for (int length = 0; length < whole.Length; length++)
        {
            var bench = new Bench();
            Messages.Bear(bench);
            bench.Send(topic, whole[..length]);

            // Read beyond the cut, the bytes of the rest would show up as a value.
            Assert.Empty(bench.Stage.Records);
            Assert.Empty(bench.Historian.Quarantine);
            Assert.Empty(bench.Historian.Gaps);
            bench.Wait(300);
            Assert.True(bench.StatusOf("N001").Faults.Sum(fault => fault.Count) >= 1, $"{topic} cut at {length} was not counted");
            AssertRecovers(bench);
        }
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x0A)]
    [InlineData(0xFF)]
    public void A_megabyte_is_counted_and_dropped(byte fill)
    {
        byte[] large = new byte[1024 * 1024];
        Array.Fill(large, fill);
        var bench = new Bench();
        Messages.Bear(bench);
        bench.Send(Messages.DataTopic, large);
        bench.Send(Messages.DataTopic, large);
        bench.Send(Messages.NodeBirthTopic, large);
        bench.Wait(300);
        Assert.Equal(3, bench.FaultsOf("N001", FaultKind.TooLarge));
        Assert.Single(bench.Logger.Lines, line => line.Id == FaultMet);
        AssertRecovers(bench);
    }

    [Fact]
    public void A_well_formed_megabyte_is_dropped_too()
    {
        var writer = new PayloadWriter(new byte[1100 * 1024]);
        writer.Begin(0);
        writer.BeginMetric(null, 1, 0, DataType.Unknown, false);
        writer.WriteString(new string('x', 1024 * 1024));
        writer.EndMetric();
        writer.End(2);
        var bench = new Bench();
        Messages.Bear(bench);
        bench.Send(Messages.DataTopic, writer.Buffer[..writer.Length]);
        bench.Wait(300);
        Assert.Equal(1, bench.FaultsOf("N001", FaultKind.TooLarge));
        AssertRecovers(bench);
    }

    [Fact]
    public void A_metric_broken_inside_is_poison_only_for_its_own_record()
    {
        var bench = new Bench();
        Messages.Bear(bench);
        byte[] broken = Messages.Data(bench.Time.NowMs, 2, 1, 1.5f);
        int value = Array.LastIndexOf(broken, (byte)0x65);
        broken[value] = 0x61; // field 12 with a wire type of 8 bytes instead of 4: past the end of the metric

        bench.Send(Messages.DataTopic, broken);
        bench.Send(Messages.DataTopic, Messages.Data(bench.Time.NowMs, 3, 2, 2.5f));
        Assert.Equal(2ul, Assert.Single(bench.Stage.Records).Header.Id.Number);

        Messages.Bear(bench, last: 2);
        bench.Send(Messages.DataTopic, broken);
        bench.Historian.Commit();
        Assert.Equal(1ul, Assert.Single(bench.Historian.Quarantine).Id.Number);
        Assert.Equal(broken, bench.Historian.Quarantine[0].Payload);
        Assert.Equal(2ul, bench.Historian.Accounted("N001", 0xa1).Contiguous);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_bytes_never_throw(int seed)
    {
        var random = new Random(seed);
        var bench = new Bench();
        Messages.Bear(bench);
        string[] topics = [.. AllTopics, "spBv1.0/STATE/gateway", "spBv1.0/W1/NBIRTH/N009", "", "/", "spBv1.0"];
        for (int i = 0; i < 20_000; i++)
        {
            string topic = topics[random.Next(topics.Length)];
            bench.Send(topic, random.Next(2) == 0 ? Noise(random) : Damaged(random, topic, bench.Time.NowMs));
            if (random.Next(20) == 0)
            {
                bench.Wait(random.Next(3_000));
                bench.Historian.Commit(random.Next(20));
            }
        }

        Assert.True(bench.Host.Nodes.Sum(node => node.Faults.Sum(fault => fault.Count)) > 5_000);
        Assert.True(bench.Logger.Lines.Count(line => line.Id == FaultMet) < 60);
        bench.Wait(5_000);
        bench.Send(Messages.NodeBirthTopic, new ScriptNode().Message(
            new ScriptLine("NBIRTH N001 seq=0 bdSeq=1 store=77 first=1 last=0"), bench.Time.NowMs));
        bench.Send(Messages.DeviceBirthTopic, Messages.DeviceBirth(bench.Time.NowMs));
        bench.Send(Messages.DataTopic, Messages.Data(bench.Time.NowMs, 2, 1, 4.5f));
        bench.Historian.Commit();
        Assert.Equal(PointValue.FromFloat(4.5f), bench.Historian.Records[^1].Readings[0].Value);
    }

    [Fact]
    public void Strangers_are_listed_up_to_a_limit_and_counted_beyond()
    {
        var bench = new Bench(options: new IngestOptions { RememberedStrangers = 5 });
        bench.Host.OnConnected();
        for (int i = 0; i < 20; i++)
        {
            bench.Send($"spBv1.0/W1/NBIRTH/X{i}", []);
        }

        bench.Wait(300);
        Assert.Equal(["N001", "N002", "X0", "X1", "X2", "X3", "X4", "?"], bench.Host.Nodes.Select(node => node.Id));
        Assert.Equal(15, bench.FaultsOf("?", FaultKind.UnknownNode));

        Messages.Bear(bench);
        for (int i = 0; i < 20; i++)
        {
            bench.Send($"spBv1.0/W1/DBIRTH/N001/y{i}", Messages.DeviceBirth(bench.Time.NowMs, 2 + i));
        }

        bench.Wait(300);
        Assert.Equal(2 + 5, bench.StatusOf("N001").Devices.Count);
        Assert.Equal(20, bench.FaultsOf("N001", FaultKind.UnknownDevice));
    }

    private static byte[] Whole(string topic, long nowMs) => topic switch
    {
        Messages.NodeBirthTopic => Messages.NodeBirth(nowMs),
        Messages.NodeDeathTopic => Messages.NodeDeath(),
        Messages.NodeDataTopic => Messages.NodeData(nowMs, 2),
        Messages.DeviceBirthTopic => Messages.DeviceBirth(nowMs, 2),
        Messages.DeviceDeathTopic => Messages.DeviceDeath(nowMs, 2),
        Messages.DataTopic => Messages.Data(nowMs, 2, 1, 1.5f),
        _ => [],
    };

    private static byte[] Noise(Random random)
    {
        byte[] bytes = new byte[random.Next(64)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Damaged(Random random, string topic, long nowMs)
    {
        byte[] bytes = topic == Messages.DataTopic
            ? Messages.Data(nowMs, random.Next(256), (ulong)random.Next(1, 50), random.NextSingle())
            : Whole(topic, nowMs);
        for (int i = random.Next(4); i > 0 && bytes.Length > 0; i--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static void AssertRecovers(Bench bench)
    {
        bench.Wait(3_000);
        bench.Send(Messages.NodeBirthTopic, Messages.NodeBirth(bench.Time.NowMs));
        bench.Send(Messages.DeviceBirthTopic, Messages.DeviceBirth(bench.Time.NowMs));
        bench.Send(Messages.DataTopic, Messages.Data(bench.Time.NowMs, 2, 1, 2.5f));
        (RecordHeader header, Reading[] readings) = Assert.Single(bench.Stage.Records);
        Assert.Equal(new RecordId("N001", 0xa1, 1), header.Id);
        Assert.Equal(PointValue.FromFloat(2.5f), Assert.Single(readings).Value);
    }
}
