using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Rewrites the oldest batches, which hold records as they came, into segments of one day each, which hold them stream by
/// stream and point by point. Changes nothing but new files; the caller makes them count. Not thread safe.
/// </summary>
internal sealed class BatchSealer(HistoryConnections connections, SegmentStore store, SegmentScratch scratch)
{
    /// <summary>Long texts may make batches large; then fewer are sealed together.</summary>
    private const int MostBytes = 256 << 20;

    private readonly BlockBuilder _block = new();

    // Kept from one time to the next: they are as large each time, large objects to the runtime that only a full collection takes away.
    private readonly ByteWriter _bytes = new();
    private readonly List<SealEntry> _entries = [];
    private readonly Dictionary<long, long> _storeOf = [];
    private readonly Dictionary<long, SealedStore> _sums = [];
    private readonly Stack<RecordIntervals> _spare = new();

    /// <summary>Writes segments for batches of about <paramref name="readings"/> readings; null when there are none.</summary>
    /// <param name="nextKey">Gives keys for new segments.</param>
    /// <param name="stop">Cuts the work off.</param>
    public CatalogueChange? Seal(long readings, Func<long> nextKey, CancellationToken stop)
    {
        try
        {
            var change = new CatalogueChange { SealedThrough = Load(readings) };
            if (_entries.Count == 0)
            {
                return null;
            }

            _entries.Sort(Compare);
            Sum();
            change.Stores = _sums.Values;
            for (int start = 0; start < _entries.Count;)
            {
                int end = start + 1;
                while (end < _entries.Count && _entries[end].Day == _entries[start].Day)
                {
                    end++;
                }

                change.Added.Add(WriteDay(start, end, nextKey(), stop));
                start = end;
            }

            return change;
        }
        finally
        {
            _bytes.Clear();
            _entries.Clear();
            _block.Clear();
        }
    }

    private long Load(long readings)
    {
        using SqliteConnection connection = connections.OpenForReading();
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        CatalogueTable.ReadStoreOfStreams(connection, _storeOf);

        long through = 0;
        // Room for all at once: growing by doubling would leave as much garbage as there is room.
        (long bytes, long records) = BatchTable.Measure(connection, readings, MostBytes);
        _bytes.Reserve((int)bytes);
        _entries.EnsureCapacity((int)records);
        using BatchRows batches = BatchTable.Read(connection);
        while (readings > 0 && _bytes.Length < MostBytes && batches.Next())
        {
            through = batches.Key;
            readings -= batches.Readings;
            int position = _bytes.Length;
            _bytes.WriteBytes(batches.Data);
            while (position < _bytes.Length)
            {
                int at = position;
                BatchRecord record = BatchCodec.ReadRecord(_bytes.Written, ref position);
                _entries.Add(new SealEntry(record.Stream, record.TimestampMs, at));
            }
        }

        return through;
    }

    private BatchRecord Record(in SealEntry entry)
    {
        int position = entry.Position;
        return BatchCodec.ReadRecord(_bytes.Written, ref position);
    }

    /// <summary>By day, stream, time and number.</summary>
    private int Compare(SealEntry a, SealEntry b)
    {
        int order = a.Stream == b.Stream ? a.TimestampMs.CompareTo(b.TimestampMs) : a.Day.CompareTo(b.Day);
        order = order != 0 ? order : a.Stream.CompareTo(b.Stream);
        // Seldom: then the numbers are looked up.
        order = order != 0 || a.Position == b.Position ? order : Record(a).Number.CompareTo(Record(b).Number);
        return order != 0 ? order : a.Position.CompareTo(b.Position);
    }

    private void Sum()
    {
        foreach (SealedStore last in _sums.Values)
        {
            last.Numbers.Clear();
            _spare.Push(last.Numbers);
        }

        _sums.Clear();
        foreach (SealEntry entry in _entries)
        {
            BatchRecord record = Record(entry);
            long key = _storeOf[record.Stream];
            SealedStore sum = _sums.TryGetValue(key, out SealedStore known) ? known : new SealedStore(key, 0, 0, 0, SpareNumbers());
            sum.Numbers.Add(record.Number);
            _sums[key] = sum with
            {
                Records = sum.Records + 1,
                Readings = sum.Readings + record.Readings,
                LastMs = Math.Max(sum.LastMs, record.TimestampMs),
            };
        }
    }

    private RecordIntervals SpareNumbers() => _spare.TryPop(out RecordIntervals? spare) ? spare : new RecordIntervals();

    private SegmentInfo WriteDay(int start, int end, long key, CancellationToken stop)
    {
        long day = _entries[start].Day;
        using var writer = new SegmentWriter(Path.Combine(store.Folder, SegmentInfo.NameOf(day, key)), scratch, hasRollups: false);
        for (int i = start; i < end; i++)
        {
            SealEntry entry = _entries[i];
            if (i > start && (_block.IsFull || _entries[i - 1].Stream != entry.Stream))
            {
                stop.ThrowIfCancellationRequested();
                writer.Add(_entries[i - 1].Stream, _block);
                _block.Clear();
            }

            Add(Record(entry));
        }

        writer.Add(_entries[end - 1].Stream, _block);
        _block.Clear();
        writer.Finish();
        return new SegmentInfo(key, day, 0, writer.FromMs, writer.ToMs, writer.Records, writer.Readings, writer.Length);
    }

    private void Add(in BatchRecord record)
    {
        _block.AddRecord(record.TimestampMs, record.Number);
        var reader = new ByteReader(_bytes.Written.Slice(record.Offset, record.Length));
        long point = 0;
        for (int i = 0; i < record.Readings; i++)
        {
            ValueState state = BatchCodec.ReadReading(ref reader, ref point, out long bits, out string? text);
            _block.AddReading(point, state, bits, text);
        }
    }
}
