using FsCheck;
using FsCheck.Fluent;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Tests.Model;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>Any sequence of appends, duplicates, gaps, quarantine, commits and restarts gives what the reference says.</summary>
public class HistoryPropertyTests
{
    [Fact]
    public void A_history_holds_what_the_reference_holds() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(HistoryGenerator.Sequences, Run));

    private static void Run(HistoryOperation[] operations)
    {
        // Small batches, so that what belongs together is split over transactions too.
        using var history = new TestHistory(TestWorkshop.WithPoints(HistoryGenerator.Points), options => options.BatchReadings = 7);
        var model = new HistoryModel();
        foreach (HistoryOperation operation in operations)
        {
            operation.Queue(history.Writer);
            model.Add(operation);
            if (operation is Commit)
            {
                model.Commit();
                Compare(history, model);
                CompareTold(history, model);
            }
            else if (operation is Sealing sealing)
            {
                sealing.Run(history);
                Compare(history, model);
            }
            else if (operation is Restart)
            {
                history.Reopen();
                model.Crash();
                Compare(history, model);
            }
        }
    }

    private static void CompareTold(TestHistory history, HistoryModel model)
    {
        var told = history.TakeCommitted().SelectMany(range => Expand(range.First, range.Last).Select(number => (range.Node, range.StoreId, number)));
        Assert.Equal(model.Untold.Order(), told.Order());
        model.Untold.Clear();
    }

    private static void Compare(TestHistory history, HistoryModel model)
    {
        Assert.Equal(
            model.Stores.OrderBy(store => store.Key).Select(store =>
                (store.Key.Node, store.Key.Store, store.Value.IsCurrent, store.Value.LastMs, string.Join(' ', store.Value.Accounted.Order()))),
            history.Writer.LoadProgress().OrderBy(store => (store.Node, store.StoreId)).Select(store =>
                (store.Node, store.StoreId, store.IsCurrent, store.LastRecordMs, string.Join(' ', store.Accounted.Ranges.SelectMany(range => Expand(range.First, range.Last))))));

        for (int point = 0; point < HistoryGenerator.Points; point++)
        {
            List<Reading> read = history.ReadAll(point);
            Assert.Equal(read.Select(reading => reading.TimestampMs).Order(), read.Select(reading => reading.TimestampMs));
            Assert.Equal(
                model.Readings.Where(reading => reading.Point == point).Select(reading => reading.ToString()).Order(StringComparer.Ordinal),
                read.Select(reading => reading.ToString()).Order(StringComparer.Ordinal));
        }

        IReadOnlyList<GapEntry> gaps = history.Query.ReadGaps(null, int.MaxValue);
        Assert.Equal(ExpectedGaps(model), gaps.SelectMany(Expand).Order(StringComparer.Ordinal));
        Assert.Equal(
            new HistoryTotals(model.Records.Count, model.Readings.Count, gaps.Count, model.Quarantine.Count, model.Alarms.Count),
            history.Query.ReadTotals());
        Assert.Equal(
            model.Alarms.Select(entry => entry.ToString()).Order(StringComparer.Ordinal),
            history.Query.ReadAlarms(0, long.MaxValue, int.MaxValue).Select(entry => entry.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(
            model.Alarms.Where(entry => !entry.IsReplay).GroupBy(entry => entry.AlarmId).Select(group => group.Last())
                .Where(entry => entry.State != AlarmState.Normal).OrderBy(entry => entry.AlarmId),
            history.Writer.LoadOpen().OrderBy(entry => entry.AlarmId));
        CompareCompleteness(history, model, "N001", 86_390_000, 86_400_000);
        CompareCompleteness(history, model, "N002", 86_395_000, 86_396_000);
    }

    private static void CompareCompleteness(TestHistory history, HistoryModel model, string node, long fromMs, long toMs)
    {
        Completeness completeness = history.Query.ReadCompleteness(node, fromMs, toMs);
        Assert.Equal(model.Records.Count(record => record.Node == node && record.AtMs >= fromMs && record.AtMs < toMs), completeness.Records);
        Assert.Equal(model.Quarantine.Count(entry => entry.Id.Node == node && entry.ReceivedMs >= fromMs && entry.ReceivedMs < toMs), completeness.Quarantined);
        Assert.Equal(
            history.Query.ReadGaps(node, int.MaxValue).Where(gap => gap.FromMs < toMs && gap.ToMs >= fromMs),
            completeness.Gaps);
    }

    private static IEnumerable<string> ExpectedGaps(HistoryModel model) => model.Stores.Values
        .SelectMany(store => store.Gaps.Select(gap => Describe(gap.Value, gap.Key)).Concat(store.Uncounted.Values.Select(gap => Describe(gap, null))))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Expand(GapEntry gap) => gap.First is ulong first
        ? Expand(first, gap.Last!.Value).Select(number => Describe(gap, number))
        : [Describe(gap, null)];

    private static string Describe(GapEntry gap, ulong? number) => (gap with { First = number, Last = number }).ToString();

    private static IEnumerable<ulong> Expand(ulong first, ulong last)
    {
        for (ulong number = first; number < last; number++)
        {
            yield return number;
        }

        yield return last;
    }
}
