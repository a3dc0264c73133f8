using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>A database that cannot be written loses nothing that was queued, tells nothing, and ends nobody.</summary>
public class FailingDiskTests
{
    private const long T0 = 1_780_000_000_000;
    private const int FailingId = 2001;
    private const int RecoveredId = 2002;

    [Fact]
    public void A_full_disk_tells_nothing_and_goes_on_where_it_stopped()
    {
        using var history = new TestHistory(configure: options => options.BatchReadings = 1000);
        AppendMany(history, 1, 100);
        history.PumpAll();
        Assert.Equal([new CommittedRange("N001", 7, 1, 100)], history.TakeCommitted());

        Execute(history.Writer.Connection!, "PRAGMA max_page_count = 1");
        AppendMany(history, 101, 5000);
        history.Writer.Append(Alarm("a", T0));
        for (int attempt = 0; attempt < 5; attempt++)
        {
            Assert.False(history.Writer.Pump());
            history.Time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.True(history.Writer.IsFailing);
        Assert.Equal(5, history.Writer.Failures);
        Assert.Equal(1, history.Log.Ids.Count(id => id == FailingId));
        Assert.Empty(history.TakeCommitted());
        Assert.Equal([(1UL, 100UL)], Assert.Single(history.Writer.LoadProgress()).Accounted.Ranges);
        Assert.False(history.Writer.TryDrain());

        Execute(history.Writer.Connection!, "PRAGMA max_page_count = 1000000");
        history.PumpAll();
        Assert.True(history.Writer.IsFailing, "tried again before the pause after the failure was over");
        history.Time.Advance(TimeSpan.FromSeconds(10));
        history.PumpAll();

        Assert.False(history.Writer.IsFailing);
        Assert.Equal([new CommittedRange("N001", 7, 101, 5000)], history.TakeCommitted());
        Assert.Equal(Enumerable.Range(1, 5000).Select(i => (long)i), history.ReadAll(0).Select(reading => reading.Value.Bits));
        Assert.Single(history.Writer.LoadOpen());
        Assert.Equal(1, history.Log.Ids.Count(id => id == RecoveredId));
        Assert.Equal(0, history.Writer.QueueDepth);
    }

    [Fact]
    public void A_disk_that_fills_within_a_batch_leaves_no_part_of_it()
    {
        using var history = new TestHistory();
        AppendMany(history, 1, 10);
        history.PumpAll();
        history.TakeCommitted();
        long pages = (long)Execute(history.Writer.Connection!, "PRAGMA page_count")!;

        // Every room from none to enough: the failure walks through the whole transaction.
        AppendMany(history, 11, 3010);
        int failures = 0;
        for (long room = 0; failures == room; room++)
        {
            Execute(history.Writer.Connection!, $"PRAGMA max_page_count = {pages + room}");
            history.Time.Advance(TimeSpan.FromSeconds(10));
            if (history.Writer.Pump())
            {
                break;
            }

            failures++;
            Assert.Empty(history.TakeCommitted());
            Assert.Equal(10, history.Query.ReadTotals().Records);
            Assert.Equal(10, history.ReadAll(0).Count);
            Assert.Equal([(1UL, 10UL)], Assert.Single(history.Writer.LoadProgress()).Accounted.Ranges);
        }

        Assert.True(failures >= 5, $"only {failures} pages were needed");
        Assert.Equal([new CommittedRange("N001", 7, 11, 3010)], history.TakeCommitted());
        Assert.Equal(3010, history.ReadAll(0).Count);
    }

    [Fact]
    public void A_locked_database_is_waited_for()
    {
        using var history = new TestHistory();
        Execute(history.Writer.Connection!, "PRAGMA busy_timeout = 0");
        using (SqliteConnection other = OpenBeside(history))
        {
            Execute(other, "BEGIN IMMEDIATE");
            AppendMany(history, 1, 10);
            Assert.False(history.Writer.Pump());
            Assert.True(history.Writer.IsFailing);
            Assert.Empty(history.TakeCommitted());
        }

        history.Time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.True(history.Writer.Pump());
        Assert.Equal([new CommittedRange("N001", 7, 1, 10)], history.TakeCommitted());
    }

    [Fact]
    public void Any_other_error_is_met_with_a_new_connection()
    {
        using var history = new TestHistory();
        SqliteConnection first = history.Writer.Connection!;
        using SqliteConnection other = OpenBeside(history);
        Execute(other, "ALTER TABLE batch RENAME TO hidden");
        AppendMany(history, 1, 10);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            Assert.False(history.Writer.Pump());
            history.Time.Advance(TimeSpan.FromSeconds(10));
        }

        Execute(other, "ALTER TABLE hidden RENAME TO batch");
        history.PumpAll();
        Assert.Equal([new CommittedRange("N001", 7, 1, 10)], history.TakeCommitted());
        Assert.NotSame(first, history.Writer.Connection);
        Assert.Equal([FailingId, RecoveredId], history.Log.Ids.Where(id => id is FailingId or RecoveredId));
    }

    [Fact]
    public void A_database_that_vanished_is_not_replaced_by_an_empty_one()
    {
        using var history = new TestHistory();
        AppendMany(history, 1, 10);
        history.PumpAll();
        history.TakeCommitted();
        using (SqliteConnection other = OpenBeside(history))
        {
            Execute(other, "ALTER TABLE batch RENAME TO hidden");
        }

        AppendMany(history, 11, 20);
        Assert.False(history.Writer.Pump());
        string kept = history.File + ".kept";
        File.Move(history.File, kept);
        history.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(history.Writer.Pump());
        Assert.False(File.Exists(history.File));
        Assert.Empty(history.TakeCommitted());

        File.Move(kept, history.File);
        using (SqliteConnection other = OpenBeside(history))
        {
            Execute(other, "ALTER TABLE hidden RENAME TO batch");
        }

        history.Time.Advance(TimeSpan.FromSeconds(10));
        history.PumpAll();
        Assert.Equal([new CommittedRange("N001", 7, 11, 20)], history.TakeCommitted());
        Assert.Equal(20, history.ReadAll(0).Count);
    }

    [Fact]
    public void While_it_fails_the_full_queue_refuses_and_alarms_are_kept_all()
    {
        using var history = new TestHistory(configure: options => options.QueueReadings = 100);
        Execute(history.Writer.Connection!, "PRAGMA busy_timeout = 0");
        using SqliteConnection other = OpenBeside(history);
        Execute(other, "BEGIN IMMEDIATE");
        int accepted = 0;
        for (ulong number = 1; number <= 300; number++)
        {
            accepted += TryAppend(history, number) ? 1 : 0;
            history.Writer.Append(Alarm("a", T0 + (long)number));
            history.Writer.Pump();
        }

        Assert.Equal(100, accepted);
        Assert.Equal(100, history.Writer.QueueDepth);
        Assert.False(history.Writer.TryDrain());
        Execute(other, "ROLLBACK");
        Assert.True(history.Writer.TryDrain());
        Assert.Equal(300, history.Query.ReadTotals().AlarmEntries);
        Assert.Equal([new CommittedRange("N001", 7, 1, 100)], history.TakeCommitted());
        Assert.True(TryAppend(history, 101), "the queue did not get its room back");
    }

    private static void AppendMany(TestHistory history, ulong first, ulong last)
    {
        for (ulong number = first; number <= last; number++)
        {
            Assert.True(TryAppend(history, number));
        }
    }

    private static bool TryAppend(TestHistory history, ulong number) => history.Writer.TryAppend(
        new RecordHeader(new RecordId("N001", 7, number), "device-1", T0 + (long)number, false, 0),
        [new Reading(0, T0 + (long)number, PointValue.FromInt64((long)number), Quality.Good, BadReason.None)]);

    private static AlarmTransition Alarm(string id, long atMs) => new(
        id, AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive, AlarmPriority.High, atMs, atMs, default, null, false, null);

    private static SqliteConnection OpenBeside(TestHistory history)
    {
        var connection = new SqliteConnection($"Data Source={history.File};Pooling=False");
        connection.Open();
        return connection;
    }

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
