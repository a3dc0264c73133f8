using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Session;

/// <summary>The host comes and goes, and the network does.</summary>
public class HostTests
{
    [Fact]
    public void Host_offline_ends_the_session_in_order_and_the_node_waits_connected_for_the_host_to_return()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline(timestampMs: 1000);
        rig.Run(10_000);
        rig.Confirm(rig.Store.Last);
        rig.Run(1_000);
        rig.Table();

        rig.HostOffline(timestampMs: 1000);
        rig.Run(10_000);
        Assert.Equal(["11.000 NDEATH"], rig.Table());
        Assert.Equal([11_000L], rig.Link.Disconnects);
        SentMessage death = rig.Link.Sent[^1];
        Assert.Null(death.Seq);
        Assert.Equal(rig.Link.Sent[0].Metric(MetricName.BdSeq).Value, death.Metrics[0].Value);

        // Back within a second or so, not all nodes at once, and quiet.
        Assert.Equal(2, rig.Link.Connects.Count);
        Assert.InRange(rig.Link.Connects[1].AtMs, 11_400, 12_200);
        Assert.True(rig.Link.IsConnected);
        Assert.False(rig.Node.IsOnline);

        rig.HostOnline(timestampMs: 2000);
        rig.Run(200);
        Assert.Equal(["21.000 NBIRTH", "21.000 DBIRTH smoke-1"], rig.Table());
        Assert.NotEqual(death.Metrics[0].Value, rig.Link.Sent[^2].Metric(MetricName.BdSeq).Value);
    }

    [Fact]
    public void Nodes_do_not_all_reconnect_at_the_same_moment()
    {
        long[] pauses = [.. Enumerable.Range(1, 20).Select(seed =>
        {
            var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke, seed: (ulong)seed);
            rig.HostOnline();
            rig.Run(5_000);
            rig.HostOffline();
            rig.Run(5_000);
            return rig.Link.Connects[1].AtMs - rig.Link.Disconnects[0];
        })];

        Assert.True(pauses.Max() - pauses.Min() > 200, string.Join(' ', pauses));
        Assert.True(pauses.Distinct().Count() > 4, string.Join(' ', pauses));
    }

    [Fact]
    public void A_state_older_than_the_last_one_is_ignored()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline(timestampMs: 5000);
        rig.Run(3_000);
        rig.HostOffline(timestampMs: 4999);
        rig.Run(3_000);
        Assert.True(rig.Node.IsOnline);

        rig.HostOffline(timestampMs: 5000);
        rig.Run(3_000);
        rig.HostOnline(timestampMs: 4000);
        rig.Run(3_000);
        Assert.False(rig.Node.IsOnline);

        rig.HostOnline(timestampMs: 6000);
        rig.Run(3_000);
        Assert.True(rig.Node.IsOnline);
        Assert.Equal(2UL, rig.Node.Statistics.MessagesIgnored);
    }

    [Fact]
    public void A_host_whose_clock_was_set_back_is_heard_after_five_minutes()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline(timestampMs: 5000);
        rig.Run(3_000);
        rig.HostOffline(timestampMs: 5000);
        rig.Run(3_000);
        rig.HostOnline(timestampMs: 100);
        rig.Run(299_000);
        Assert.False(rig.Node.IsOnline);
        rig.Run(2_000);
        Assert.True(rig.Node.IsOnline);
        rig.HostOffline(timestampMs: 100);
        rig.Run(1_000);
        Assert.False(rig.Node.IsOnline);
    }

    [Fact]
    public void What_is_not_a_state_changes_nothing()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.Run(3_000);
        foreach (string text in new[] { "ONLINE", "{\"online\":true}", "", "{\"online\":\"true\",\"timestamp\":1}", "[]" })
        {
            rig.Link.Deliver("spBv1.0/STATE/gateway", System.Text.Encoding.UTF8.GetBytes(text));
        }

        rig.Link.Deliver("spBv1.0/STATE/another", HostMessages.State(true, 1));
        rig.Run(3_000);
        Assert.Empty(rig.Link.Sent);
        Assert.Equal(6UL, rig.Node.Statistics.MessagesIgnored);
    }

    [Fact]
    public void While_the_broker_is_away_the_pauses_grow_to_half_a_minute()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.Link.Cut();
        rig.Run(600_000);
        long[] at = [.. rig.Link.Connects.Select(connect => connect.AtMs)];
        long[] pauses = [.. at.Zip(at.Skip(1), (a, b) => b - a)];

        long limit = 1000;
        foreach (long pause in pauses)
        {
            Assert.InRange(pause, limit / 2, limit + 100);
            limit = Math.Min(limit * 2, 30_000);
        }

        Assert.True(pauses.Length > 20);
    }

    [Fact]
    public void A_publish_that_fails_ends_the_session_and_loses_no_record()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        rig.Confirm(1);
        rig.Run(500);
        rig.Table();
        rig.Link.FailingPublishes = 1;
        rig.Smoulder(12, 600);
        Assert.Empty(rig.Table());
        Assert.False(rig.Node.IsOnline);
        Assert.Equal(1, rig.Node.PendingRecords);

        rig.Run(2_000);
        Assert.Equal(["NBIRTH", "DBIRTH smoke-1", "DDATA smoke-1 #2 historical"], rig.Table().Select(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void A_session_that_ends_at_once_again_and_again_does_not_run_at_full_speed()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        for (int i = 0; i < 600; i++)
        {
            rig.Run(1_000);
            if (rig.Node.IsOnline)
            {
                rig.Link.Cut();
                rig.Link.Restore();
            }
        }

        Assert.InRange(rig.Link.Connects.Count, 20, 45);
    }

    [Fact]
    public void Stop_says_goodbye_and_stays_away()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.HostOnline();
        rig.Run(3_000);
        rig.Table();
        rig.Node.Stop();
        rig.Run(60_000);
        Assert.Equal(["3.000 NDEATH"], rig.Table());
        Assert.Equal([3_000L], rig.Link.Disconnects);
        Assert.Single(rig.Link.Connects);
    }

    [Fact]
    public void Without_the_time_there_is_no_session_and_early_records_get_the_right_time_later()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        long startUtcMs = rig.Clock.UtcMs;
        rig.Clock.IsUtcKnown = false;
        rig.HostOnline();
        rig.Run(20_000);
        rig.Smoulder(12, 20_000);
        Assert.Empty(rig.Link.Connects);

        rig.Clock.IsUtcKnown = true;
        rig.Run(2_000);
        Assert.Equal(
            [startUtcMs, startUtcMs + 20_000],
            rig.Data.Select(message => message.Metrics[1].TimestampMs));
    }
}
