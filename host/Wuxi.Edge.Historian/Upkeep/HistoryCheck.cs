using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>
/// Reads a whole history, every byte of every segment and every row, and says what is wrong. Works beside a running gateway and changes
/// nothing.
/// </summary>
public sealed class HistoryCheck
{
    private readonly HistoryConnections _connections;
    private readonly CancellationToken _stop;
    private readonly List<HistoryFault> _faults = [];
    private readonly Dictionary<long, RecordIntervals> _found = [];
    private readonly Dictionary<long, long> _records = [];
    private readonly Dictionary<long, RecordIntervals> _expected = [];
    private Dictionary<long, long> _storeOf = [];
    private List<SegmentInfo> _catalogue = [];
    private List<(long Store, long Records, long Dropped)> _stores = [];
    private long _allRecords;
    private long _allReadings;
    private int _batches;

    private HistoryCheck(HistoryConnections connections, CancellationToken stop)
    {
        _connections = connections;
        _stop = stop;
    }

    /// <summary>Checks the history in a folder.</summary>
    /// <param name="folder">The gateway's data folder, or a backup.</param>
    /// <param name="stop">Cuts it off.</param>
    /// <exception cref="HistoryDatabaseException">There is none, or of another version.</exception>
    /// <exception cref="OperationCanceledException">It was cut off.</exception>
    public static HistoryCheckResult Run(string folder, CancellationToken stop)
    {
        using HistoryConnections connections = HistoryConnections.ToRead(folder);
        using var store = new SegmentStore(connections.SegmentFolder, NullLogger.Instance, isForeign: true);
        var missing = new HashSet<long>();
        return SegmentStore.LookAgain(() => new HistoryCheck(connections, stop).Run(store, missing));
    }

    private HistoryCheckResult Run(SegmentStore store, HashSet<long> missing)
    {
        try
        {
            ReadDatabase();
        }
        catch (Exception e) when (e is SqliteException or DamagedDataException or KeyNotFoundException)
        {
            Add(_connections.Path, e.Message, "a readable database");
            return Result(0);
        }

        foreach (SegmentInfo segment in _catalogue)
        {
            Check(store.PathOf(segment), segment, missing);
        }

        if (_faults.Count == 0)
        {
            CompareNumbers();
        }

        var names = _catalogue.Select(segment => segment.FileName).ToHashSet(StringComparer.Ordinal);
        int strays = Directory.Exists(store.Folder) ? Directory.EnumerateFiles(store.Folder).Count(file => !names.Contains(Path.GetFileName(file))) : 0;
        return Result(strays);
    }

    private HistoryCheckResult Result(int strays) => new(
        _faults,
        _catalogue.Count,
        _batches,
        _allRecords,
        _allReadings,
        _connections.DatabaseBytes + _catalogue.Sum(segment => segment.Bytes),
        strays);

    private void Check(string path, SegmentInfo segment, HashSet<long> missing)
    {
        SegmentCheck check;
        try
        {
            check = SegmentCheck.Run(path, segment, _faults, _stop);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            if (missing.Add(segment.Key))
            {
                throw new SegmentVanishedException(path, e);
            }

            Add(path, "no file", Text($"a segment of {segment.Records} records"));
            return;
        }

        _allRecords += check.Records;
        _allReadings += check.Readings;
        var byStore = new Dictionary<long, List<ulong>>();
        foreach ((long stream, List<ulong> numbers) in check.Numbers)
        {
            if (!_storeOf.TryGetValue(stream, out long store))
            {
                Add(path, Text($"records of stream {stream}"), "a stream that the database knows");
                continue;
            }

            byStore.TryAdd(store, []);
            byStore[store].AddRange(numbers);
        }

        foreach ((long store, List<ulong> numbers) in byStore)
        {
            Account(store, numbers);
        }
    }

    private void ReadDatabase()
    {
        using SqliteConnection connection = _connections.OpenForReading();
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        using (var integrity = new SqliteStatement(connection, "PRAGMA integrity_check"))
        {
            while (integrity.Read())
            {
                if (integrity.GetText(0) is var line && line != "ok")
                {
                    Add(_connections.Path, line, "ok");
                }
            }
        }

        _storeOf = CatalogueTable.ReadStoreOfStreams(connection);
        _catalogue = CatalogueTable.ReadAll(connection);
        using (var stores = new SqliteStatement(connection, "SELECT key, records, dropped FROM store"))
        {
            while (stores.Read())
            {
                _stores.Add((stores.GetInt64(0), stores.GetInt64(1), stores.GetInt64(2)));
            }
        }

        using (var intervals = new SqliteStatement(connection, "SELECT store, first, last FROM interval ORDER BY store, first"))
        {
            while (intervals.Read())
            {
                Of(_expected, intervals.GetInt64(0)).Add(SqliteUnsigned.FromOrdered(intervals.GetInt64(1)), SqliteUnsigned.FromOrdered(intervals.GetInt64(2)));
            }
        }

        using (var gaps = new SqliteStatement(connection, "SELECT store, first, last FROM gap WHERE first IS NOT NULL"))
        {
            while (gaps.Read())
            {
                Of(_found, gaps.GetInt64(0)).Add(SqliteUnsigned.FromBits(gaps.GetInt64(1)), SqliteUnsigned.FromBits(gaps.GetInt64(2)));
            }
        }

        using (var quarantine = new SqliteStatement(
            connection, "SELECT store.key, number FROM quarantine JOIN store ON store.node = quarantine.node AND store.store_id = quarantine.store_id WHERE number <> 0 AND quarantine.store_id <> 0"))
        {
            while (quarantine.Read())
            {
                Of(_found, quarantine.GetInt64(0)).Add(SqliteUnsigned.FromBits(quarantine.GetInt64(1)));
            }
        }

        ReadBatches(connection);
    }

    private void ReadBatches(SqliteConnection connection)
    {
        using BatchRows batches = BatchTable.Read(connection);
        while (batches.Next())
        {
            _stop.ThrowIfCancellationRequested();
            _batches++;
            long key = batches.Key;
            try
            {
                (long records, long readings, long fromMs, long toMs) = ReadBatch(batches.Data);
                if ((records, readings, fromMs, toMs) != (batches.RecordCount, batches.Readings, batches.FromMs, batches.ToMs))
                {
                    Add(
                        _connections.Path,
                        Text($"batch {key} with {records} records, {readings} readings, from {fromMs} to {toMs}"),
                        Text($"{batches.RecordCount} records, {batches.Readings} readings, from {batches.FromMs} to {batches.ToMs}"));
                }
            }
            catch (DamagedDataException e)
            {
                Add(_connections.Path, Text($"batch {key} that cannot be read: {e.Message}"), "records");
            }
        }
    }

    private (long Records, long Readings, long FromMs, long ToMs) ReadBatch(ReadOnlySpan<byte> batch)
    {
        (long records, long readings, long fromMs, long toMs) = (0, 0, long.MaxValue, long.MinValue);
        foreach (BatchRecord record in new BatchRecords(batch))
        {
            var reader = new ByteReader(batch.Slice(record.Offset, record.Length));
            long point = 0;
            for (int i = 0; i < record.Readings; i++)
            {
                BatchCodec.ReadReading(ref reader, ref point, out _, out _);
            }

            if (!_storeOf.TryGetValue(record.Stream, out long store))
            {
                throw new DamagedDataException($"a record of stream {record.Stream}, which the database does not know");
            }

            // Until they are sealed, these are not in the intervals.
            Of(_found, store).Add(record.Number);
            Of(_expected, store).Add(record.Number);
            records++;
            readings += record.Readings;
            fromMs = Math.Min(fromMs, record.TimestampMs);
            toMs = Math.Max(toMs, record.TimestampMs);
        }

        _allRecords += records;
        _allReadings += readings;
        return (records, readings, fromMs, toMs);
    }

    private void Account(long store, List<ulong> numbers)
    {
        numbers.Sort();
        _records[store] = _records.GetValueOrDefault(store) + numbers.Count;
        RecordIntervals found = Of(_found, store);
        for (int start = 0; start < numbers.Count;)
        {
            int end = start + 1;
            while (end < numbers.Count && numbers[end] == numbers[end - 1] + 1)
            {
                end++;
            }

            found.Add(numbers[start], numbers[end - 1]);
            start = end;
        }
    }

    /// <summary>What is accounted for is stored, in quarantine or in the ledger, and the other way round.</summary>
    private void CompareNumbers()
    {
        foreach ((long store, long records, long dropped) in _stores)
        {
            long sealedRecords = _records.GetValueOrDefault(store);
            if (sealedRecords + dropped != records)
            {
                Add(_connections.Path, Text($"{sealedRecords} records of store {store} in segments, {dropped} given up"), Text($"{records}"));
            }

            foreach ((ulong first, ulong last) in Of(_expected, store).Ranges)
            {
                foreach ((ulong from, ulong to) in dropped > 0 ? [] : Of(_found, store).MissingIn(first, last))
                {
                    Add(_connections.Path, Text($"no record of store {store} from {from} to {to}"), "them, since they are accounted for");
                }
            }

            foreach ((ulong first, ulong last) in Of(_found, store).Ranges)
            {
                foreach ((ulong from, ulong to) in Of(_expected, store).MissingIn(first, last))
                {
                    Add(_connections.Path, Text($"records of store {store} from {from} to {to}"), "them to be accounted for");
                }
            }
        }
    }

    private static RecordIntervals Of(Dictionary<long, RecordIntervals> stores, long store)
    {
        if (!stores.TryGetValue(store, out RecordIntervals? intervals))
        {
            stores.Add(store, intervals = new RecordIntervals());
        }

        return intervals;
    }

    private void Add(string file, string found, string expected) => _faults.Add(new HistoryFault(file, null, found, expected));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
