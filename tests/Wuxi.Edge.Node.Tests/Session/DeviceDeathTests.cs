using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Session;

/// <summary>An instrument dies and comes back. Smoke is sampled each second, its timeout is 3 s.</summary>
public class DeviceDeathTests
{
    [Fact]
    public void A_broken_loop_is_a_record_at_once_a_DDEATH_after_the_timeout_and_a_DBIRTH_when_it_is_mended()
    {
        NodeRig rig = Online();
        rig.Smoulder(0, 10_000);
        Assert.Equal(["5.000 DDATA smoke-1 #2", "7.000 DDEATH smoke-1"], rig.Table());
        SentMetric bad = rig.Data.Last().Metrics[1];
        Assert.True(bad.IsNull);
        Assert.Equal((QualityCode.Bad, ReasonCode.LoopUnderrange), (bad.Quality, bad.Reason));
        SentMessage death = rig.Link.Sent[^1];
        Assert.NotNull(death.TimestampMs);
        Assert.Empty(death.Metrics);

        rig.Smoulder(8, 1_000);
        Assert.Equal(["15.000 DBIRTH smoke-1", "15.000 DDATA smoke-1 #3"], rig.Table());
        SentMessage birth = rig.Link.Sent[^2];
        Assert.Equal(rig.Link.Sent[^1].Metrics[1].Value, birth.Metrics[1].Value);
        Assert.All(rig.Link.Sent.Select((message, i) => (message.Seq, i)), item => Assert.Equal(item.i, item.Seq));
    }

    [Fact]
    public void A_fault_shorter_than_the_timeout_is_two_records_and_no_death()
    {
        NodeRig rig = Online();
        rig.Smoulder(22, 1_500);
        rig.Smoulder(4, 5_000);
        Assert.Equal(["5.000 DDATA smoke-1 #2", "6.000 DDATA smoke-1 #3"], rig.Table());
        Assert.Equal(ReasonCode.LoopOverrange, rig.Data.First(message => message.RecordNumber == 2).Metrics[1].Reason);
    }

    [Fact]
    public void A_change_of_reason_is_a_record()
    {
        NodeRig rig = Online();
        rig.Smoulder(0, 1_000);
        rig.Smoulder(22, 1_000);
        rig.SmokeInput.State = AnalogState.Failed;
        rig.Run(1_000);
        Assert.Equal(
            [ReasonCode.LoopUnderrange, ReasonCode.LoopOverrange, ReasonCode.InputFailure],
            rig.Data.Skip(1).Select(message => message.Metrics[1].Reason));
    }

    [Fact]
    public void A_dead_device_is_born_with_its_fault_and_declared_dead_when_its_backlog_is_through()
    {
        NodeRig rig = Online(isConfirming: false);
        rig.Link.Cut();
        rig.Smoulder(0, 10_000);
        rig.Link.Restore();
        rig.Run(30_000);
        string[] rows = [.. rig.Table().Select(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct()];
        Assert.Equal(["NBIRTH", "DBIRTH smoke-1", "DDATA smoke-1 #2 historical"], rows);
        SentMetric born = rig.Link.Sent.Last(message => message.Type == MessageType.DBirth).Metrics[1];
        Assert.True(born.IsNull);
        Assert.Equal(ReasonCode.LoopUnderrange, born.Reason);

        // No DDATA may follow a DDEATH, so it waits for the confirmation.
        rig.Confirm(2);
        rig.Run(500);
        Assert.EndsWith("DDEATH smoke-1", Assert.Single(rig.Table()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_a_dead_device_that_has_to_come_again_is_framed_by_birth_and_death()
    {
        NodeRig rig = Online(isConfirming: false);
        rig.Smoulder(0, 5_000);
        rig.Table();
        rig.Run(11_000);
        string[] again = rig.Table();
        Assert.EndsWith("DBIRTH smoke-1", again[0], StringComparison.Ordinal);
        Assert.EndsWith("DDATA smoke-1 #2 historical", again[1], StringComparison.Ordinal);
        rig.Confirm(2);
        rig.Run(500);
        Assert.EndsWith("DDEATH smoke-1", rig.Table()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_device_is_recorded_once_and_not_every_silent_interval()
    {
        NodeRig rig = Online();
        rig.Smoulder(0, 600_000);
        Assert.Equal(2UL, rig.Store.Last);
    }

    [Fact]
    public void A_stream_that_falls_silent_between_samples_is_recorded_bad_before_its_death()
    {
        var rig = new NodeRig(NodeRig.Head +
            "bus pms-1 uart port=COM3 baud=9600 parity=none\n" +
            "device dust-1 pms5003 bus=pms-1 timeout=15000\n" +
            "point dust-1 pm2_5 unit=ug/m3 resolution=1 period=60000 deadband=2 silent=600000\n");
        rig.IsConfirming = true;
        rig.HostOnline();
        byte[] frame = Convert.FromHexString("424d001c00000008000800000008000800d20046002d001e00000000970002c5");
        for (int i = 0; i < 10; i++)
        {
            rig.Buses.Uarts["COM3"].Feed(frame);
            rig.Run(1_000);
        }

        rig.Run(30_000);
        Assert.Equal(["NBIRTH", "DBIRTH dust-1", "DDATA dust-1 #1 historical", "DDATA dust-1 #2", "DDEATH dust-1"],
            rig.Table().Select(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        SentMessage[] data = [.. rig.Data];
        Assert.Equal(8f, data[0].Metrics[1].Value);
        Assert.Equal(ReasonCode.Timeout, data[1].Metrics[1].Reason);
        Assert.InRange(data[1].AtMs, 24_000, 24_600);
    }

    private static NodeRig Online(bool isConfirming = true)
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(4_000);
        rig.Confirm(1);
        rig.Run(500);
        rig.Table();
        rig.IsConfirming = isConfirming;
        return rig;
    }
}
