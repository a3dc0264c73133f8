using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Queueing;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>Writes one batch inside the caller's transaction. Keeps nothing from one batch to the next. Not thread safe.</summary>
internal sealed class BatchWriter(SqliteConnection connection, IReadingStorage readings) : IDisposable
{
    private readonly StoreTable _stores = new(connection);
    private readonly IntervalTable _intervals = new(connection);
    private readonly LedgerTables _ledger = new(connection);

    /// <summary>Writes what is new of a batch: numbers that are accounted for already are passed over.</summary>
    /// <returns>What was done to each store; true only once the transaction is committed.</returns>
    public IReadOnlyCollection<StoreWork> Write(RecordBatch batch)
    {
        Dictionary<(string Node, ulong StoreId), StoreWork> works = Prepare(batch);
        var stored = new List<StoredRecord>(batch.Items.Count);
        foreach (WorkItem item in batch.Items)
        {
            StoreWork? work = HasStore(item) ? works[(item.Id.Node, item.Id.StoreId)] : null;
            switch (item.Kind)
            {
                case WorkKind.Record:
                    AddRecord(work!, item, stored);
                    break;
                case WorkKind.Gap:
                    AddGap(work!, (GapEntry)item.Entry!);
                    break;
                case WorkKind.Quarantine:
                    AddQuarantine(work, (QuarantineEntry)item.Entry!);
                    break;
                case WorkKind.OpenStore:
                    _stores.Open(work!.Key, work.Node, item.TimestampMs);
                    break;
                default:
                    throw new InvalidOperationException($"no way to write {item.Kind}");
            }
        }

        readings.Write(batch.Readings, stored);
        foreach (StoreWork work in works.Values)
        {
            _intervals.Save(work.Key, work.Before, work.Accounted);
            _stores.Count(work.Key, work.Records, work.Readings, work.LastMs);
        }

        return works.Values;
    }

    public void Dispose()
    {
        _stores.Dispose();
        _intervals.Dispose();
        _ledger.Dispose();
    }

    /// <summary>Collects the numbers of the batch by store, and loads the intervals they can touch.</summary>
    private Dictionary<(string Node, ulong StoreId), StoreWork> Prepare(RecordBatch batch)
    {
        var works = new Dictionary<(string Node, ulong StoreId), StoreWork>();
        foreach (WorkItem item in batch.Items)
        {
            if (!HasStore(item))
            {
                continue;
            }

            if (!works.TryGetValue((item.Id.Node, item.Id.StoreId), out StoreWork? work))
            {
                works.Add((item.Id.Node, item.Id.StoreId), work = new StoreWork(item.Id.Node, item.Id.StoreId));
            }

            if (item.Entry is GapEntry gap)
            {
                if (gap.First is ulong first && gap.Last is ulong last)
                {
                    work.Told.Add(first, last);
                }
            }
            else if (item.Kind != WorkKind.OpenStore)
            {
                work.Told.Add(item.Id.Number);
            }
        }

        foreach (StoreWork work in works.Values)
        {
            work.Key = _stores.FindOrAdd(work.Node, work.StoreId);
            if (work.Told.Ranges.Count > 0)
            {
                work.Accounted = _intervals.Load(work.Key, work.Told.Ranges[0].First, work.Told.Ranges[^1].Last);
                work.Before = [.. work.Accounted.Ranges];
            }
        }

        return works;
    }

    /// <summary>A message whose store or number could not be read belongs to no store.</summary>
    private static bool HasStore(WorkItem item) =>
        item.Kind != WorkKind.Quarantine || (item.Id.StoreId != 0 && item.Id.Number != 0);

    private void AddRecord(StoreWork work, WorkItem item, List<StoredRecord> stored)
    {
        if (!work.Accounted.Add(item.Id.Number))
        {
            return;
        }

        _ledger.AddRecord(work.Key, item.TimestampMs, item.Id.Number, item.Count);
        stored.Add(new StoredRecord(work.Key, item.Id.Number, item.Offset, item.Count));
        work.Records++;
        work.Readings += item.Count;
        work.LastMs = Math.Max(work.LastMs, item.TimestampMs);
    }

    private void AddGap(StoreWork work, GapEntry gap)
    {
        if (gap.First is not ulong first || gap.Last is not ulong last)
        {
            _ledger.AddGap(work.Key, null, null, gap);
            return;
        }

        // Only what is really missing: a number is stored, in quarantine or in the ledger, never two of them.
        foreach ((ulong from, ulong to) in work.Accounted.MissingIn(first, last))
        {
            _ledger.AddGap(work.Key, from, to, gap);
        }

        work.Accounted.Add(first, last);
    }

    private void AddQuarantine(StoreWork? work, QuarantineEntry entry)
    {
        if (work is null || work.Accounted.Add(entry.Id.Number))
        {
            _ledger.AddQuarantine(entry);
        }
    }
}
