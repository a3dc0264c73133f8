using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// Writes one batch inside the caller's transaction, all records of it as one row. Not thread safe. What it did to the
/// accounts counts once the caller has accepted it, and not when it has reverted it.
/// </summary>
internal sealed class BatchWriter(SqliteConnection connection, AccountBook book, StoreTable stores, IntervalTable intervals) : IDisposable
{
    private readonly LedgerTables _ledger = new(connection);
    private readonly BatchTable _table = new(connection);
    private readonly List<StoreAccount> _works = [];
    private readonly ByteWriter _row = new(65_536);
    private long _fromMs;
    private long _toMs;

    /// <summary>The accounts that the last batch touched.</summary>
    public IReadOnlyList<StoreAccount> Works => _works;

    /// <summary>Records of the last batch that were new.</summary>
    public int Records { get; private set; }

    /// <summary>Their readings.</summary>
    public int Readings { get; private set; }

    /// <summary>Writes what is new of a batch: numbers that are accounted for already are passed over.</summary>
    public void Write(RecordBatch batch)
    {
        Begin();
        foreach (ref readonly WorkItem item in batch.Items)
        {
            switch (item.Kind)
            {
                case WorkKind.Record:
                    AddRecord(item, batch.Bodies.Written);
                    break;
                case WorkKind.Gap:
                    AddGap(Work(item.Id), (GapEntry)item.Entry!);
                    break;
                case WorkKind.Quarantine:
                    AddQuarantine(item.Id, (QuarantineEntry)item.Entry!);
                    break;
                case WorkKind.OpenStore:
                    StoreAccount account = Work(item.Id);
                    stores.Open(account.Key, account.Node, item.TimestampMs);
                    break;
                default:
                    throw new InvalidOperationException($"no way to write {item.Kind}");
            }
        }

        if (Records > 0)
        {
            _table.Add(_fromMs, _toMs, Records, Readings, _row.Written);
        }
    }

    /// <summary>The batch is on disk.</summary>
    public void Accept()
    {
        foreach (StoreAccount account in _works)
        {
            account.Accept();
        }

        _works.Clear();
        book.UnsealedReadings += Readings;
    }

    /// <summary>The batch came to nothing.</summary>
    public void Revert()
    {
        foreach (StoreAccount account in _works)
        {
            account.Revert();
        }

        _works.Clear();
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _table.Dispose();
    }

    private void Begin()
    {
        _works.Clear();
        _row.Clear();
        _fromMs = long.MaxValue;
        _toMs = long.MinValue;
        Records = 0;
        Readings = 0;
    }

    private StoreAccount Work(RecordId id)
    {
        StoreAccount account = book[id.Node, id.StoreId];
        if (!account.Work.IsOpen)
        {
            account.Work.IsOpen = true;
            _works.Add(account);
            stores.Ensure(account);
        }

        return account;
    }

    private void AddRecord(in WorkItem item, ReadOnlySpan<byte> bodies)
    {
        StoreAccount account = Work(item.Id);
        account.Work.Told.Add(item.Id.Number);
        if (account.Accounted.Contains(item.Id.Number) || !account.Work.New.Add(item.Id.Number))
        {
            return;
        }

        _row.WriteVarint((ulong)stores.Stream(account, item.Device));
        _row.WriteVarint((uint)item.Length);
        _row.WriteBytes(bodies.Slice(item.Offset, item.Length));
        _fromMs = Math.Min(_fromMs, item.TimestampMs);
        _toMs = Math.Max(_toMs, item.TimestampMs);
        Records++;
        Readings += item.Readings;
    }

    private void AddGap(StoreAccount account, GapEntry gap)
    {
        if (gap.First is not ulong first || gap.Last is not ulong last)
        {
            _ledger.AddGap(account.Key, null, null, gap);
            return;
        }

        // Only what is really missing: a number is stored, in quarantine or in the ledger, never two of them.
        foreach ((ulong from, ulong to) in account.Accounted.MissingIn(first, last))
        {
            foreach ((ulong missingFrom, ulong missingTo) in account.Work.New.MissingIn(from, to))
            {
                _ledger.AddGap(account.Key, missingFrom, missingTo, gap);
            }
        }

        Account(account, first, last);
    }

    private void AddQuarantine(RecordId id, QuarantineEntry entry)
    {
        // A message whose store or number could not be read belongs to no store.
        if (id.StoreId == 0 || id.Number == 0)
        {
            _ledger.AddQuarantine(entry);
            return;
        }

        StoreAccount account = Work(id);
        bool isNew = !account.Accounted.Contains(id.Number) && !account.Work.New.Contains(id.Number);
        Account(account, id.Number, id.Number);
        if (isNew)
        {
            _ledger.AddQuarantine(entry);
        }
    }

    /// <summary>Numbers that no batch holds must stand in the table.</summary>
    private void Account(StoreAccount account, ulong first, ulong last)
    {
        account.Work.Told.Add(first, last);
        account.Work.New.Add(first, last);
        intervals.Add(account.Key, first, last);
    }
}
