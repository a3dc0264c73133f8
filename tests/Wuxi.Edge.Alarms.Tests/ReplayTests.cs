using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>The cases of joining, one by one. The bench's point 0 is watched by "a": high at 10, deadband 2.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void An_alarm_that_arose_in_the_outage_takes_its_original_time()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 5);
        bench.Death();
        bench.RunTo(4_000);
        bench.Live(4, 4_000, 11);
        Assert.Equal(["a Raised@4000 since 4000 UnacknowledgedActive"], bench.Told);
        bench.Backlog(2, 1_000, 5);
        bench.Backlog(3, 2_000, 12);

        Assert.Equal("a Backdated@2000 since 2000 UnacknowledgedActive", bench.Told.Last());
        Assert.Equal(
            ["a Raised@4000 since 4000 UnacknowledgedActive", "~a Raised@2000 since 2000 UnacknowledgedActive", "a Backdated@2000 since 2000 UnacknowledgedActive"],
            bench.Journalled);
        bench.RunTo(4_100);
        ActiveAlarm alarm = Assert.Single(bench.Stage.Active);
        Assert.Equal((bench.StartMs + 2_000, bench.StartMs + 4_000), (alarm.ActiveSinceMs, alarm.RaisedMs));
    }

    [Fact]
    public void An_alarm_that_came_and_went_in_the_outage_stands_in_the_journal_only()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 5);
        bench.Live(4, 4_000, 5);
        bench.Backlog(2, 1_000, 12);
        bench.Backlog(3, 2_000, 5);
        Assert.Empty(bench.Told);
        Assert.Equal(["~a Raised@1000 since 1000 Normal", "~a Returned@2000 since 1000 Normal"], bench.Journalled);
    }

    [Fact]
    public void A_live_record_of_another_point_ends_the_replay_and_the_alarm_is_raised_with_its_original_time()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 5);
        bench.Backlog(2, 1_000, 12);
        bench.RunTo(9_000);
        Assert.Empty(bench.Told);
        bench.Live(3, 9_000, 0, point: 1);
        Assert.Equal(["a Raised@1000 since 1000 UnacknowledgedActive"], bench.Told);
        Assert.Null(bench.Sink.Told[0].Record);
    }

    [Fact]
    public void An_alarm_that_returned_in_the_outage_returns_at_the_join_with_its_time()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 12);
        bench.Live(3, 4_000, 0, point: 1);
        bench.Backlog(2, 1_000, 5);
        Assert.Equal(["a Raised@0 since 0 UnacknowledgedActive", "a Returned@1000 since 0 UnacknowledgedReturned"], bench.Told);
    }

    [Fact]
    public void Backlog_out_of_order_is_put_in_order()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 5);
        bench.Live(6, 6_000, 5);
        foreach (ulong number in new ulong[] { 5, 3, 4, 2 })
        {
            bench.Backlog(number, (long)number * 1_000, number is 3 or 4 ? 12 : 5);
        }

        Assert.Equal(["~a Raised@3000 since 3000 Normal", "~a Returned@5000 since 3000 Normal"], bench.Journalled);
    }

    [Fact]
    public void A_number_in_quarantine_is_not_waited_for()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 5);
        bench.Live(4, 4_000, 11);
        bench.Backlog(3, 3_000, 12);
        Assert.Single(bench.Journalled);
        bench.Stage.OnGap(Plant.Node, Plant.Store, 2, 2);
        Assert.Equal("a Backdated@3000 since 3000 UnacknowledgedActive", bench.Told.Last());
    }

    [Fact]
    public void Delays_restart_across_a_hole()
    {
        StageBench bench = Bench(onDelayMs: 5_000);
        bench.Live(1, 0, 12);
        bench.Stage.OnGap(Plant.Node, Plant.Store, 2, 2);
        bench.RunTo(6_000);
        bench.Live(3, 6_000, 12);
        Assert.Empty(bench.Told);
        bench.RunTo(11_000);
        Assert.Equal(["a Raised@11000 since 11000 UnacknowledgedActive"], bench.Told);
    }

    [Fact]
    public void A_delay_that_began_in_the_backlog_goes_on_after_the_join()
    {
        StageBench bench = Bench(onDelayMs: 5_000);
        bench.Live(1, 0, 5);
        bench.Death();
        bench.RunTo(4_000);
        bench.Live(3, 4_000, 0, point: 1);
        bench.Backlog(2, 2_000, 12);
        bench.RunTo(6_900);
        Assert.Empty(bench.Told);
        bench.RunTo(7_000);
        Assert.Equal(["a Raised@7000 since 7000 UnacknowledgedActive"], bench.Told);
    }

    [Fact]
    public void A_delay_that_live_time_stamps_ended_is_ended_in_the_replay_too()
    {
        // The node's clock runs ahead: by its stamps the delay is over before it is by the gateway's clock.
        StageBench bench = Bench(onDelayMs: 5_000);
        bench.Live(1, 0, 5);
        bench.RunTo(1_000);
        bench.Live(3, 1_000, 12);
        bench.RunTo(2_000);
        bench.Live(4, 7_000, 12);
        Assert.Equal(["a Raised@6000 since 6000 UnacknowledgedActive"], bench.Told);
        bench.Backlog(2, 500, 5);
        bench.RunTo(10_000);
        Assert.Single(bench.Told);
    }

    [Fact]
    public void A_new_store_ends_the_waiting_for_the_old_one()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 5);
        bench.Live(5, 5_000, 5);
        bench.Backlog(3, 3_000, 12);
        Assert.Empty(bench.Journalled);
        bench.Live(1, 8_000, 5, store: 99);
        Assert.Equal(["~a Raised@3000 since 3000 Normal", "~a Returned@5000 since 3000 Normal"], bench.Journalled);

        // Not even what would be the first of it is taken up again.
        bench.Backlog(1, 1_000, 12);
        bench.Live(2, 9_000, 5, store: 99);
        Assert.Equal(2, bench.Journalled.Count());
    }

    [Fact]
    public void What_a_replaced_store_lost_does_not_keep_the_replay_from_telling_of_a_later_activation()
    {
        StageBench bench = Bench();
        bench.Live(1, 0, 12);
        bench.Live(4, 4_000, 12);
        bench.Backlog(3, 3_000, 5);
        bench.Live(1, 8_000, 12, store: 99);
        Assert.Equal("a Backdated@4000 since 4000 UnacknowledgedActive", bench.Told.Last());
    }

    [Fact]
    public void A_missing_number_is_given_up_when_too_many_records_wait_for_it()
    {
        var bench = new StageBench(Plant.Workshop([Plant.Point(0)], Alarm(0)), new AlarmOptions { HeldRecords = 32 }).Start();
        bench.Live(1, 0, 5);
        for (ulong number = 3; number < 3 + 32; number++)
        {
            bench.Backlog(number, (long)number * 1_000, 12);
        }

        Assert.Empty(bench.Journalled);
        bench.Backlog(35, 35_000, 12);
        Assert.Equal(["~a Raised@3000 since 3000 Normal"], bench.Journalled);
        bench.Backlog(2, 2_000, 12);
        bench.Live(36, 36_000, 12);
        Assert.Equal("a Backdated@3000 since 3000 UnacknowledgedActive", bench.Told.Last());
    }

    [Fact]
    public void A_trail_that_overflows_forgets_its_oldest_and_ends_in_the_right_state()
    {
        var bench = new StageBench(Plant.Workshop([Plant.Point(0)], Alarm(0)), new AlarmOptions { TrailEntries = 4 }).Start();
        bench.Live(1, 0, 5);
        for (ulong number = 3; number <= 21; number++)
        {
            bench.Live(number, (long)number * 1_000, number % 2 == 1 ? 12 : 5);
        }

        bench.Backlog(2, 2_000, 12);
        bench.RunTo(22_000);
        Assert.Equal(bench.StartMs + 21_000, Assert.Single(bench.Stage.Active).ActiveSinceMs);
    }

    [Fact]
    public void After_a_restart_the_replay_begins_where_storing_ended()
    {
        // Live records 1 to 4 and 8 to 9 were stored, 9 raised the alarm; 5 to 7 were on their way when the gateway was killed.
        var bench = new StageBench(Plant.Workshop([Plant.Point(0), Plant.Point(1)], Alarm(0)));
        bench.Journal.Append(AlarmStageTests.Open("a", AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive, bench.StartMs - 1_000, 9));
        bench.Start(AlarmStageTests.Stored(4, (8, 9)));
        bench.Backlog(5, -5_000, 5);
        bench.Backlog(6, -4_000, 12);
        bench.Backlog(7, -3_000, 12);
        bench.Live(10, 1_000, 9);

        Assert.Equal("~a Raised@-4000 since -4000 UnacknowledgedActive", bench.Journalled.ElementAt(1));
        Assert.Equal(["a Restored@0 since -1000 UnacknowledgedActive", "a Backdated@-4000 since -4000 UnacknowledgedActive"], bench.Told);
    }

    [Fact]
    public void After_a_restart_records_stored_before_it_are_taken_from_the_journal()
    {
        // 8 to 9 were stored and made the alarm return: nothing is open. 5 to 7 were not; in them it arose.
        var bench = new StageBench(Plant.Workshop([Plant.Point(0), Plant.Point(1)], Alarm(0))).Start(AlarmStageTests.Stored(4, (8, 9)));
        bench.Backlog(5, -5_000, 12);
        bench.Backlog(6, -4_000, 12);
        bench.Backlog(7, -3_000, 12);
        bench.Live(10, 1_000, 9);

        Assert.Empty(bench.Told);
        Assert.Equal(["~a Raised@-5000 since -5000 Normal", "~a Returned@-3000 since -5000 Normal"], bench.Journalled);
    }

    private static AlarmDefinition Alarm(int onDelayMs) => Plant.Alarm("a", Plant.Point(0), deadband: 2, onDelayMs: onDelayMs);

    private static StageBench Bench(int onDelayMs = 0) =>
        new StageBench(Plant.Workshop([Plant.Point(0), Plant.Point(1)], Alarm(onDelayMs))).Start();
}
