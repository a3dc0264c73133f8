using Wuxi.Edge.Node.Link;
using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Session;

/// <summary>Nothing lost, nothing held up: confirmations, the window, and what is sent again.</summary>
public class BacklogTests
{
    /// <summary>A node that takes one record a second.</summary>
    private const string Busy = NodeRig.Head +
        "bus ai-1 adc channel=0 reference=3300 shunt=150\n" +
        "device smoke-1 smoke420 bus=ai-1 low=0 high=2 timeout=3000\n" +
        "point smoke-1 optical-density unit=1/m resolution=0.001 period=1000 deadband=0.01 silent=1000\n";

    [Fact]
    public void After_an_outage_the_backlog_follows_oldest_first_in_a_window_that_opens_with_what_is_confirmed()
    {
        var rig = new NodeRig(Busy);
        rig.Run(1_000_000);
        rig.HostOnline();
        int sent = 0;
        for (int room = BacklogWindow.FirstRoom; room <= BacklogWindow.Capacity; room *= 2)
        {
            rig.Run(900);
            sent += room;
            Assert.Equal(Numbers(sent), Historical(rig));
            rig.Confirm((ulong)sent);
        }

        rig.Run(900);
        sent += BacklogWindow.Capacity;
        Assert.Equal(Numbers(sent), Historical(rig));
        rig.Confirm((ulong)sent - BacklogWindow.Capacity + 20);
        rig.Run(900);
        Assert.Equal(Numbers(sent + 20), Historical(rig));
    }

    [Fact]
    public void Every_metric_of_a_historical_record_says_so_and_none_of_a_live_one()
    {
        var rig = new NodeRig(Busy);
        rig.Run(5_000);
        rig.HostOnline();
        rig.Run(3_000);
        foreach (SentMessage message in rig.Data)
        {
            Assert.All(message.Metrics, metric => Assert.Equal(message.RecordNumber <= 6, metric.IsHistorical));
            Assert.All(message.Metrics, metric => Assert.Null(metric.Name));
            Assert.All(message.Metrics, metric => Assert.False(metric.Type != DataType.Unknown));
            Assert.Single(message.Metrics.Select(metric => metric.TimestampMs).Distinct());
        }

        Assert.Contains(rig.Data, message => message.IsHistorical);
        Assert.Contains(rig.Data, message => !message.IsHistorical);
    }

    [Fact]
    public void New_records_go_first_and_at_once_whatever_the_backlog()
    {
        var rig = new NodeRig(Busy);
        rig.Run(1_000_000);
        rig.HostOnline();
        ulong live = rig.Store.Last + 2;
        rig.Run(201_000);
        SentMessage[] sent = [.. rig.Data.Where(message => !message.IsHistorical)];

        // No confirmation ever: the backlog stands still at its window, and the live records come every second all the same.
        Assert.Equal(200, sent.Length);
        for (int i = 0; i < sent.Length; i++)
        {
            Assert.Equal(live + (ulong)i, sent[i].RecordNumber);
            Assert.Equal(1_001_000 + (i * 1000), sent[i].AtMs);
        }
    }

    [Fact]
    public void Without_progress_the_window_is_sent_again_every_five_seconds_and_nothing_else_is()
    {
        var rig = new NodeRig(Busy);
        rig.Run(200_000);
        rig.Node.IsSampling = false;
        rig.HostOnline();
        rig.Run(21_000);
        var times = rig.Data.GroupBy(message => message.RecordNumber).ToArray();

        Assert.Equal(Numbers(BacklogWindow.FirstRoom), times.Select(group => group.Key).Order());
        foreach (var group in times)
        {
            long[] at = [.. group.Select(message => message.AtMs)];
            Assert.Equal(5, at.Length);
            Assert.All(at.Zip(at.Skip(1), (a, b) => b - a), pause => Assert.InRange(pause, 4_900, 5_200));
        }

        Assert.Equal(4UL * BacklogWindow.FirstRoom, rig.Node.Statistics.RecordsResent);
    }

    [Fact]
    public void A_live_record_that_is_not_confirmed_comes_again_as_history()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        rig.Confirm(1);
        rig.Run(1_000);
        rig.Table();
        rig.Smoulder(12, 1_000);
        Assert.Equal(["4.000 DDATA smoke-1 #2"], rig.Table());
        rig.Run(4_000);
        Assert.Empty(rig.Table());
        rig.Run(6_000);
        Assert.Single(rig.Table(), row => row.EndsWith("#2 historical", StringComparison.Ordinal));
        rig.Confirm(2);
        rig.Run(30_000);
        Assert.Empty(rig.Table());
    }

    [Fact]
    public void A_lost_confirmation_costs_a_duplicate_and_no_more()
    {
        var rig = new NodeRig(Busy);
        rig.Run(4_000);
        rig.Node.IsSampling = false;
        rig.HostOnline();
        rig.Run(4_000);
        Assert.Equal(4, rig.Data.Count());

        // The confirmation after the first copies got lost; the duplicates bring the next.
        rig.Run(2_000);
        Assert.Equal(8, rig.Data.Count());
        rig.Confirm(4);
        rig.Run(60_000);
        Assert.Equal(8, rig.Data.Count());
        Assert.Equal(0, rig.Node.PendingRecords);
        Assert.Equal(rig.Store.Last + 1, rig.Store.First);
    }

    [Fact]
    public void Ranges_above_the_contiguous_number_are_forgotten_too()
    {
        var rig = new NodeRig(Busy);
        rig.Run(10_000);
        rig.Node.IsSampling = false;
        rig.HostOnline();
        rig.Run(1_000);
        rig.Confirm(2, (4, 6), (9, 9));
        rig.Run(1_000);
        Assert.Equal(4, rig.Node.PendingRecords);
        Assert.Equal(3UL, rig.Store.First);
        Assert.Equal([3UL, 7, 8, 10], Enumerable.Range(1, 10).Select(i => (ulong)i).Where(rig.Store.IsPending));

        rig.Link.Sent.Clear();
        rig.Run(6_000);
        Assert.Equal([3UL, 7, 8, 10], rig.Data.Select(message => message.RecordNumber));
    }

    [Fact]
    public void A_confirmation_for_another_store_or_a_damaged_one_confirms_nothing()
    {
        var rig = new NodeRig(Busy);
        rig.Run(5_000);
        rig.HostOnline();
        rig.Run(1_000);
        const string Command = "spBv1.0/W1/NCMD/N001";
        byte[] good = HostMessages.Stored(rig.Store.Id, 4, (6, 6));
        rig.Link.Deliver(Command, HostMessages.Stored(rig.Store.Id ^ 1, 4));
        rig.Link.Deliver(Command, good[..^4]);
        rig.Link.Deliver("spBv1.0/W1/NCMD/N002", good);
        rig.Link.Deliver("spBv1.0/W1/DCMD/N001/smoke-1", good);
        rig.Link.Deliver(Command, []);
        rig.Run(1_000);
        Assert.Equal(1UL, rig.Store.First);
        Assert.Equal(4UL, rig.Node.Statistics.MessagesIgnored);
        Assert.True(rig.Node.IsOnline);

        rig.Link.Deliver(Command, good);
        rig.Run(200);
        Assert.Equal(5UL, rig.Store.First);
    }

    [Fact]
    public void A_rebirth_makes_everything_unconfirmed_backlog()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        rig.Confirm(1);
        rig.Smoulder(12, 1_000);
        rig.Smoulder(8, 1_000);
        rig.Table();
        rig.Rebirth();
        rig.Run(500);
        Assert.Equal(
            ["5.000 NBIRTH", "5.000 DBIRTH smoke-1", "5.000 DDATA smoke-1 #2 historical", "5.000 DDATA smoke-1 #3 historical"],
            rig.Table());
    }

    [Fact]
    public void A_full_store_drops_the_oldest_and_says_so()
    {
        var rig = new NodeRig(Busy, capacityRecords: 20);
        rig.HostOnline();
        rig.Run(10_000);
        Assert.DoesNotContain(rig.Link.Sent, message => message.Type == MessageType.NData);
        rig.Run(50_000);
        Assert.Equal(60UL, rig.Store.Last);
        Assert.Equal(41UL, rig.Store.First);
        Assert.Equal(40UL, rig.Node.Statistics.RecordsDropped);

        SentMessage[] notes = [.. rig.Link.Sent.Where(message => message.Type == MessageType.NData)];
        Assert.All(notes, note => Assert.Equal(Link.Layout.StoreFirst, Assert.Single(note.Metrics).Alias));
        Assert.Equal(41UL, notes[^1].Metrics[0].Value);
        Assert.InRange(notes.Length, 30, 41);

        rig.Rebirth();
        rig.Run(500);
        Assert.Equal(42UL, rig.Link.Sent.Last(message => message.Type == MessageType.NBirth).Metric(MetricName.StoreFirst).Value);
    }

    private static IEnumerable<ulong> Numbers(int last) => Enumerable.Range(1, last).Select(i => (ulong)i);

    private static IEnumerable<ulong> Historical(NodeRig rig) => rig.Data.Where(message => message.IsHistorical).Select(message => message.RecordNumber);
}
