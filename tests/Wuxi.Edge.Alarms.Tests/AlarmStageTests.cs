using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms.Tests;

public sealed class AlarmStageTests
{
    private static readonly Point P = Plant.Point(0);

    [Fact]
    public void A_reading_raises_inline_and_is_journalled_with_its_record()
    {
        StageBench bench = Bench(Plant.Alarm("a", P));
        bench.Live(1, 0, 11);

        AlarmTransition raised = Assert.Single(bench.Sink.Told);
        Assert.Equal(new RecordId(Plant.Node, Plant.Store, 1), raised.Record);
        Assert.False(raised.IsReplay);
        Assert.Equal([raised], bench.Journal.Entries);
    }

    [Fact]
    public void An_on_delay_runs_out_between_two_readings()
    {
        StageBench bench = Bench(Plant.Alarm("a", P, onDelayMs: 250));
        bench.Live(1, 0, 11);
        bench.RunTo(200);
        Assert.Empty(bench.Told);
        bench.RunTo(300);
        Assert.Equal(["a Raised@250 since 250 UnacknowledgedActive"], bench.Told);
    }

    [Fact]
    public void A_delay_of_a_node_whose_clock_is_off_counts_from_the_arrival()
    {
        foreach (long skewMs in new[] { -60_000L, 60_000L })
        {
            StageBench bench = Bench(Plant.Alarm("a", P, onDelayMs: 1_000));
            bench.Live(1, skewMs, 11);
            bench.RunTo(900);
            Assert.Empty(bench.Told);
            bench.RunTo(1_000);
            Assert.Equal([$"a Raised@{skewMs + 1_000} since {skewMs + 1_000} UnacknowledgedActive"], bench.Told);
        }
    }

    [Fact]
    public void Steps_of_the_wall_clock_neither_end_nor_stretch_a_delay()
    {
        StageBench bench = Bench(Plant.Alarm("a", P, onDelayMs: 1_000), Plant.Alarm("s", P, AlarmKind.Stale));
        bench.Live(1, 0, 11);
        bench.Time.StepUtc(bench.Time.GetUtcNow().AddHours(3));
        bench.Stage.Tick(bench.Time.NowMs);
        Assert.Empty(bench.Told);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        bench.Stage.Tick(bench.Time.NowMs);
        Assert.Equal(["a Raised@1000 since 1000 UnacknowledgedActive"], bench.Told);
    }

    [Fact]
    public void A_point_is_stale_after_silent_interval_period_and_margin_and_returns_when_heard()
    {
        StageBench bench = Bench(Plant.Alarm("s", P, AlarmKind.Stale));
        bench.RunTo(10_000);
        bench.Live(1, 10_000, 1);
        bench.RunTo(75_900);
        Assert.Empty(bench.Told);
        bench.RunTo(76_100);
        Assert.Equal(["s Raised@76000 since 76000 UnacknowledgedActive"], bench.Told);

        bench.Backlog(2, 20_000, 1);
        Assert.Single(bench.Told);
        bench.Deliver(3, false, Plant.Store, Plant.Bad(0, bench.Time.NowMs));
        Assert.Equal("s Returned@76100 since 76000 UnacknowledgedReturned", bench.Told.Last());
    }

    [Fact]
    public void A_birth_puts_silence_off_once_and_then_only_a_reading_does()
    {
        StageBench bench = Bench(Plant.Alarm("s", P, AlarmKind.Stale));
        for (int i = 1; i <= 3; i++)
        {
            bench.RunTo(i * 30_000);
            bench.Stage.OnNode(new NodeEvent(NodeEventKind.DeviceBirth, Plant.Node, "dev-1", bench.Time.NowMs));
        }

        bench.RunTo(96_100);
        Assert.Equal(["s Raised@96000 since 96000 UnacknowledgedActive"], bench.Told);
    }

    [Fact]
    public void A_point_never_heard_is_stale()
    {
        StageBench bench = Bench(Plant.Alarm("s", P, AlarmKind.Stale));
        bench.RunTo(70_000);
        Assert.Equal(["s Raised@66000 since 66000 UnacknowledgedActive"], bench.Told);
    }

    [Fact]
    public void The_death_of_a_node_stops_its_delays()
    {
        StageBench bench = Bench(Plant.Alarm("a", P, onDelayMs: 500));
        bench.Live(1, 0, 11);
        bench.RunTo(300);
        bench.Death();
        bench.RunTo(5_000);
        Assert.Empty(bench.Told);

        // Nothing was missed, so the delay was right all along.
        bench.Live(2, 5_000, 11);
        Assert.Equal("a Raised@500 since 500 UnacknowledgedActive", bench.Told.Single());
        Assert.Equal("~a Raised@500 since 500 Normal", bench.Journalled.First());
    }

    [Fact]
    public void Acknowledgement_comes_from_any_thread_and_is_done_in_the_next_tick()
    {
        StageBench bench = Bench(Plant.Alarm("a", P));
        bench.Live(1, 0, 11);
        bench.Stage.Acknowledge("a", "wang");
        bench.Stage.Acknowledge("nonsense", "wang");
        Assert.Single(bench.Told);
        bench.RunTo(100);
        Assert.Equal("a Acknowledged@100 since 0 AcknowledgedActive", bench.Told.Last());
        Assert.Equal("wang", bench.Journal.Entries[^1].User);
        Assert.Equal(AlarmState.AcknowledgedActive, Assert.Single(bench.Stage.Active).State);
    }

    [Fact]
    public void More_operator_actions_than_fit_are_refused_and_the_first_are_done()
    {
        StageBench bench = new StageBench(
            Plant.Workshop([P], Plant.Alarm("a", P), Plant.Alarm("b", P)), new AlarmOptions { OperatorActions = 1 }).Start();
        bench.Live(1, 0, 11);
        bench.Stage.Acknowledge("a", "wang");
        bench.Stage.Acknowledge("b", "wang");
        bench.RunTo(100);
        Assert.Equal(["a Acknowledged@100 since 0 AcknowledgedActive"], bench.Told.Skip(2));
    }

    [Fact]
    public void Active_alarms_are_sorted_and_their_version_grows_only_with_a_change()
    {
        StageBench bench = Bench(
            Plant.Alarm("low", P, priority: AlarmPriority.Low),
            Plant.Alarm("old", P, priority: AlarmPriority.Critical),
            Plant.Alarm("new", P, limit: 12, priority: AlarmPriority.Critical));
        long version = bench.Stage.Version;
        bench.Live(1, 0, 11);
        bench.RunTo(200);
        bench.Live(2, 200, 13);
        bench.RunTo(300);
        Assert.Equal(["new", "old", "low"], bench.Stage.Active.Select(alarm => alarm.AlarmId));
        Assert.Equal(version + 2, bench.Stage.Version);
        bench.RunTo(1_000);
        Assert.Equal(version + 2, bench.Stage.Version);
    }

    [Fact]
    public void Open_alarms_are_restored_with_their_acknowledgement_and_return_when_the_value_does()
    {
        var bench = new StageBench(Plant.Workshop([P], Plant.Alarm("a", P), Plant.Alarm("b", P)));
        bench.Journal.Append(Open("a", AlarmTransitionKind.Acknowledged, AlarmState.AcknowledgedActive, bench.StartMs - 9_000, 5));
        bench.Journal.Append(Open("b", AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive, bench.StartMs - 8_000, 6));
        bench.Journal.Append(Open("gone-from-the-file", AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive, bench.StartMs, 6));
        bench.Start(Stored(6));

        Assert.Equal(["a Restored@0 since -9000 AcknowledgedActive", "b Restored@0 since -8000 UnacknowledgedActive"], bench.Told);
        Assert.Equal(3, bench.Journal.Entries.Count);
        Assert.Equal(2, bench.Stage.Active.Count);

        bench.Live(7, 0, 5);
        Assert.Equal(["a Returned@0 since -9000 Normal", "b Returned@0 since -8000 UnacknowledgedReturned"], bench.Told.Skip(2));
    }

    [Fact]
    public void In_undisturbed_operation_a_reading_allocates_nothing()
    {
        StageBench bench = Bench(
            Plant.Alarm("h", P), Plant.Alarm("l", P, AlarmKind.Low, limit: 1, onDelayMs: 500, offDelayMs: 500),
            Plant.Alarm("b", P, AlarmKind.Bad), Plant.Alarm("s", P, AlarmKind.Stale));
        Reading[] readings = [Plant.Good(0, bench.StartMs, 5)];
        void Deliver(ulong number) => bench.Stage.OnRecord(
            new RecordHeader(new RecordId(Plant.Node, Plant.Store, number), "dev-1", bench.StartMs, false, 0), readings);
        ulong next = 1;
        while (next < 2_000)
        {
            Deliver(next++);
            bench.Stage.Tick(bench.StartMs);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (next < 12_000)
        {
            Deliver(next++);
            bench.Stage.Tick(bench.StartMs);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    internal static StoreProgress Stored(ulong contiguous, params (ulong First, ulong Last)[] beyond)
    {
        var accounted = new RecordIntervals();
        if (contiguous > 0)
        {
            accounted.Add(1, contiguous);
        }

        foreach ((ulong first, ulong last) in beyond)
        {
            accounted.Add(first, last);
        }

        return new StoreProgress(Plant.Node, Plant.Store, IsCurrent: true, accounted, 0);
    }

    internal static AlarmTransition Open(string alarm, AlarmTransitionKind kind, AlarmState state, long sinceMs, ulong number) => new(
        alarm, kind, state, AlarmPriority.High, sinceMs, sinceMs, PointValue.FromFloat(11),
        new RecordId(Plant.Node, Plant.Store, number), IsReplay: false, null);

    private static StageBench Bench(params Wuxi.Edge.Workshop.AlarmDefinition[] alarms) =>
        new StageBench(Plant.Workshop([P], alarms)).Start();
}
