using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Upkeep;

namespace Wuxi.Edge.Historian.Tests.Upkeep;

/// <summary>A backup is of one instant, whole or not there, and comes back as it was.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wuxi-edge-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_backed_up_while_running_comes_back_as_it_was()
    {
        using TestHistory history = SampleHistory.Create();
        List<Reading>[] before = SampleHistory.ReadAll(history);
        HistoryTotals totals = history.Query.ReadTotals();
        string backup = Path.Combine(_folder, "backup");
        HistoryBackupResult made = HistoryBackup.Create(history.Options.Folder, backup, default);
        Assert.Empty(made.Check.Faults);
        Assert.Equal(totals.Records, made.Check.Records);
        Assert.Equal(totals.Readings, made.Check.Readings);
        Assert.Equal([backup], Directory.GetFileSystemEntries(_folder));
        Assert.Equal(["history.db", "segments"], Directory.GetFileSystemEntries(backup).Select(Path.GetFileName).Order());

        // The original goes on, and everything in it changes.
        history.Append("N001", 1, 9_000, 1_781_000_000_000, new Reading(1, 1_781_000_000_000, PointValue.FromInt64(1), Quality.Good, BadReason.None));
        history.PumpAll();
        history.Sealer.Compact();

        string restored = Path.Combine(_folder, "restored");
        Assert.Empty(HistoryBackup.Restore(backup, restored, default).Check.Faults);
        using var second = new TestHistory(history.Workshop, folder: restored);
        Assert.Equal(before, SampleHistory.ReadAll(second));
        Assert.Equal(totals, second.Query.ReadTotals());
        second.Sealer.Compact();
        Assert.Equal(before, SampleHistory.ReadAll(second));
        Assert.Equal([(1UL, 6_100UL)], Assert.Single(second.Writer.LoadProgress()).Accounted.Ranges);
    }

    [Fact]
    public async Task A_backup_while_everything_is_rewritten_is_whole()
    {
        using TestHistory history = SampleHistory.Create(options => options.SealReadings = 1_000);
        using var stop = new CancellationTokenSource();
        var rewriting = Task.Run(() =>
        {
            ulong number = 10_000;
            while (!stop.IsCancellationRequested)
            {
                for (int i = 0; i < 200; i++)
                {
                    long atMs = 1_780_200_000_000 + (long)number;
                    history.Append("N001", 1, number++, atMs, new Reading(1, atMs, PointValue.FromInt64((long)number), Quality.Good, BadReason.None));
                }

                history.PumpAll();
                history.Sealer.Compact();
            }
        });
        for (int i = 0; i < 5; i++)
        {
            Assert.Empty(HistoryBackup.Create(history.Options.Folder, Path.Combine(_folder, "backup" + i), default).Check.Faults);
        }

        await stop.CancelAsync();
        await rewriting;
    }

    [Fact]
    public void A_history_is_read_beside_its_gateway_while_everything_is_rewritten()
    {
        using TestHistory history = SampleHistory.Create();
        var log = new RecordingLogger();
        using HistoryView view = HistoryView.Open(history.Options.Folder, log);
        List<Reading>[] before = SampleHistory.ReadAll(history);
        Assert.Equal(history.Workshop.Points.Select(point => point.Id), view.PointIds);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(before[0].Select(reading => reading.ToString()), view.Query.ReadRange(view.PointIds[0], 0, long.MaxValue).Select(reading => reading.ToString()));
            Assert.Equal(history.Query.ReadLast(long.MaxValue), view.Query.ReadLast(long.MaxValue));
            Assert.Equal(history.Query.ReadTotals(), view.Query.ReadTotals());
            IEnumerator<Reading> slow = view.Query.ReadRange(view.PointIds[1], 0, long.MaxValue).GetEnumerator();
            Assert.True(slow.MoveNext());
            history.Sealer.Compact();
            int count = 1;
            while (slow.MoveNext())
            {
                count++;
            }

            Assert.Equal(before[1].Count, count);
        }

        Assert.Empty(log.Ids);
    }

    [Fact]
    public void Targets_that_hold_something_are_refused()
    {
        using TestHistory history = SampleHistory.Create();
        string backup = Path.Combine(_folder, "backup");
        HistoryBackup.Create(history.Options.Folder, backup, default);
        Assert.Contains("exists", Refusal(() => HistoryBackup.Create(history.Options.Folder, backup, default)), StringComparison.Ordinal);
        Assert.Contains("another gateway", Refusal(() => HistoryBackup.Restore(backup, history.Options.Folder, default)), StringComparison.Ordinal);
        string full = Path.Combine(_folder, "full");
        Directory.CreateDirectory(full);
        File.WriteAllText(Path.Combine(full, "mine"), "");
        Assert.Contains("not empty: there is mine", Refusal(() => HistoryBackup.Restore(backup, full, default)), StringComparison.Ordinal);
        Assert.Contains("no such file", Refusal(() => HistoryBackup.Restore(full, Path.Combine(_folder, "new"), default)), StringComparison.Ordinal);
        string empty = Path.Combine(_folder, "empty");
        Directory.CreateDirectory(empty);
        Assert.Empty(HistoryBackup.Restore(backup, empty, default).Check.Faults);
        Assert.Equal(["backup", "empty", "full"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_backup_that_is_cut_off_leaves_nothing()
    {
        using TestHistory history = SampleHistory.Create();
        Assert.ThrowsAny<OperationCanceledException>(() => HistoryBackup.Create(history.Options.Folder, Path.Combine(_folder, "backup"), new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void What_is_damaged_is_still_backed_up_and_said()
    {
        using TestHistory history = SampleHistory.Create();
        string file = SampleHistory.Segments(history)[0];
        byte[] bytes = File.ReadAllBytes(file);
        bytes[100] ^= 4;
        File.WriteAllBytes(file, bytes);
        string backup = Path.Combine(_folder, "backup");
        HistoryFault fault = Assert.Single(HistoryBackup.Create(history.Options.Folder, backup, default).Check.Faults);
        Assert.StartsWith(backup, fault.File, StringComparison.Ordinal);
        Assert.NotNull(fault.Position);
    }

    private static string Refusal(Action action) => Assert.Throws<HistoryDatabaseException>(action).Message;
}
