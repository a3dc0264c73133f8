using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Crash.Checking;
using Wuxi.Edge.Crash.Load;
using Wuxi.Edge.Historian;

namespace Wuxi.Edge.Crash.Running;

/// <summary>Opens a folder as the gateway would after the crash, and compares.</summary>
/// <param name="plan">What was sent.</param>
/// <param name="workshop">Its workshop.</param>
public sealed class HistoryLook(LoadPlan plan, IWorkshopQuery workshop)
{
    private readonly HistoryCheck _check = new(plan, workshop);

    /// <summary>Looks at a span of time.</summary>
    /// <param name="folder">May be changed by it: it is opened as after any crash.</param>
    /// <param name="nodes">What was taken and confirmed, by node.</param>
    /// <param name="fromMs">UTC ms.</param>
    /// <param name="totals">What the database says of itself.</param>
    public Findings At(string folder, IReadOnlyList<(ulong Taken, RecordIntervals Confirmed)> nodes, long fromMs, out HistoryTotals totals)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        totals = new HistoryTotals(0, 0, 0, 0, 0);
        try
        {
            using HistoryDatabase database = HistoryDatabase.Open(
                new HistorianOptions { Folder = folder }, workshop, TimeProvider.System, NullLogger<HistoryDatabase>.Instance);
            totals = database.Query.ReadTotals();
            return _check.Look(database.Query.ReadRange, nodes, fromMs, long.MaxValue);
        }
        catch (Exception exception) when (exception is HistoryDatabaseException or SqliteException or IOException or InvalidDataException)
        {
            // What cannot be opened or read to its end counts as lost.
            return _check.Look((_, _, _) => [], nodes, fromMs, long.MaxValue) with { Example = exception.Message };
        }
    }
}
