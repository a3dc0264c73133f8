using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

public class AlarmJournalTests
{
    private const long T0 = 1_780_000_000_000;
    private static readonly RecordId Cause = new("N001", ulong.MaxValue - 1, (1UL << 63) + 4);

    [Fact]
    public void Entries_come_back_whole_and_newest_first()
    {
        using var history = new TestHistory();
        AlarmTransition raised = Entry("hall-smoke", AlarmTransitionKind.Raised, T0, Cause) with { Value = PointValue.FromFloat(-0f) };
        AlarmTransition acknowledged = Entry("hall-smoke", AlarmTransitionKind.Acknowledged, T0 + 5, null) with
        {
            State = AlarmState.AcknowledgedActive,
            User = "王工",
        };
        history.Writer.Append(raised);
        history.Writer.Append(acknowledged);
        history.PumpAll();
        history.Reopen();

        Assert.Equal([acknowledged, raised], history.Query.ReadAlarms(T0, T0 + 6, 10));
        Assert.Equal([acknowledged], history.Query.ReadAlarms(T0, T0 + 6, 1));
        Assert.Equal([raised], history.Query.ReadAlarms(T0, T0 + 5, 10));
        Assert.Equal([acknowledged], history.Writer.LoadOpen());
    }

    [Fact]
    public void The_same_alarm_kind_and_record_or_time_is_journalled_once()
    {
        using var history = new TestHistory();
        for (int round = 0; round < 2; round++)
        {
            history.Writer.Append(Entry("a", AlarmTransitionKind.Raised, T0 + round, Cause));
            history.Writer.Append(Entry("a", AlarmTransitionKind.Raised, T0, null));
            history.Writer.Append(Entry("a", AlarmTransitionKind.Raised, T0 + 1, null));
            history.Writer.Append(Entry("a", AlarmTransitionKind.Returned, T0, Cause));
            history.Writer.Append(Entry("b", AlarmTransitionKind.Raised, T0, Cause));
            history.Writer.Append(Entry("a", AlarmTransitionKind.Raised, T0, Cause with { Node = "N002" }));
            history.PumpAll();
            history.Reopen();
        }

        Assert.Equal(6, history.Query.ReadTotals().AlarmEntries);
    }

    [Fact]
    public void Open_is_what_the_last_live_entry_says()
    {
        using var history = new TestHistory();
        AlarmTransition open = Entry("a", AlarmTransitionKind.Raised, T0 + 100, Cause);
        history.Writer.Append(open);
        // The backlog is journalled later and tells of earlier times.
        history.Writer.Append(Entry("a", AlarmTransitionKind.Raised, T0, Cause with { Number = 1 }) with { IsReplay = true });
        history.Writer.Append(Entry("a", AlarmTransitionKind.Returned, T0 + 50, Cause with { Number = 2 }) with { IsReplay = true, State = AlarmState.Normal });
        history.Writer.Append(Entry("b", AlarmTransitionKind.Raised, T0, null) with { IsReplay = true });
        history.Writer.Append(Entry("c", AlarmTransitionKind.Raised, T0, null));
        history.Writer.Append(Entry("c", AlarmTransitionKind.Returned, T0 + 1, null) with { State = AlarmState.Normal });
        AlarmTransition unseen = Entry("d", AlarmTransitionKind.Returned, T0, null) with { State = AlarmState.UnacknowledgedReturned };
        history.Writer.Append(unseen);
        history.PumpAll();
        history.Reopen();

        Assert.Equal([open, unseen], history.Writer.LoadOpen());
    }

    private static AlarmTransition Entry(string alarm, AlarmTransitionKind kind, long atMs, RecordId? record) => new(
        alarm, kind, AlarmState.UnacknowledgedActive, AlarmPriority.Critical, atMs, T0 - 7, default, record, false, null);
}
