using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian;

/// <summary>
/// Queues what the loop thread appends, and writes it in transactions when <see cref="Pump"/> is called: by the thread of
/// <see cref="HistorianStage"/>, or by a driver of virtual time. Appending and taking: loop thread only. Pumping: one
/// thread at a time, which the writer itself sees to. The database failing never throws: what is queued is kept and tried
/// again, <see cref="IsFailing"/> says so, and a full queue refuses what comes after.
/// </summary>
public sealed class HistoryWriter : IRecordWriter, IAlarmJournal, IDisposable
{
    /// <summary>What a queued reading takes in memory: a quarantined message counts one reading for each so many bytes.</summary>
    private const int BytesPerReading = 48;

    private readonly HistoryConnections _connections;
    private readonly JournalReader _journal;
    private readonly IReadOnlyList<Point> _points;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HistorianMetrics _metrics;

    // Shared between the loop thread and the pumping one; each locks for itself.
    private readonly RecordQueue _queue;
    private readonly AlarmQueue _alarms = new();
    private readonly CommittedNumbers _committed = new();
    private readonly AutoResetEvent _work = new(false);

    // The pumping thread's, under _pumping.
    private readonly Lock _pumping = new();
    private readonly RetryDelay _retry;
    private WriterSession? _session;
    private RecordBatch? _batch;
    private bool _isDisposed;

    // Written by the pumping thread, read by all.
    private volatile bool _isFailing;
    private long _failures;
    private long _unsealed;
    private long _committedReadings;

    internal HistoryWriter(
        HistoryConnections connections,
        WriterSession session,
        HistorianOptions options,
        IReadOnlyList<Point> points,
        TimeProvider time,
        ILogger logger)
    {
        _connections = connections;
        _session = session;
        _journal = new JournalReader(connections);
        _points = points;
        _time = time;
        _logger = logger;
        _queue = new RecordQueue(options.QueueReadings, options.BatchReadings, session.PointKeys);
        _unsealed = session.UnsealedReadings;
        _retry = new RetryDelay(time);
        _metrics = new HistorianMetrics(() => _queue.Depth, () => _isFailing);
    }

    /// <summary>Whether the last attempt to write failed. Safe for use by many threads.</summary>
    public bool IsFailing => _isFailing;

    /// <summary>Attempts to write that failed since the start. Safe for use by many threads.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>Readings that wait or are being written. Safe for use by many threads.</summary>
    public int QueueDepth => _queue.Depth;

    /// <summary>Committed readings that are not sealed yet. Safe for use by many threads.</summary>
    public long UnsealedReadings => Volatile.Read(ref _unsealed);

    /// <summary>Readings committed since the start. Safe for use by many threads.</summary>
    internal long CommittedReadings => Volatile.Read(ref _committedReadings);

    /// <summary>The writer's connection while it has one, so that tests can make it fail.</summary>
    internal SqliteConnection? Connection => _session?.Connection;

    public IReadOnlyList<StoreProgress> LoadProgress() => _journal.ReadProgress();

    public IReadOnlyList<AlarmTransition> LoadOpen() => _journal.ReadOpenAlarms();

    public void Append(AlarmTransition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        _alarms.Add(transition);
        _work.Set();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A reading's point is not one of the workshop's.</exception>
    /// <exception cref="ArgumentException">A reading has another time than its record.</exception>
    public bool TryAppend(in RecordHeader record, ReadOnlySpan<Reading> readings)
    {
        foreach (ref readonly Reading reading in readings)
        {
            if ((uint)reading.Point >= (uint)_points.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(readings), $"point {reading.Point} of {_points.Count}");
            }

            if (reading.TimestampMs != record.TimestampMs)
            {
                throw new ArgumentException($"a reading of {reading.TimestampMs} in a record of {record.TimestampMs}", nameof(readings));
            }
        }

        return Settle(_queue.TryAdd(record, readings, out bool isBatchFull), isBatchFull);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">One number only is given, or they are in the wrong order.</exception>
    public bool TryAppendGap(GapEntry gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        if (gap.First.HasValue != gap.Last.HasValue || gap.First > gap.Last)
        {
            throw new ArgumentException($"a gap from {gap.First} to {gap.Last}; expected both numbers in order, or none", nameof(gap));
        }

        return TryAdd(new WorkItem(WorkKind.Gap, new RecordId(gap.Node, gap.StoreId, 0), "", gap.ToMs, Entry: gap), 1);
    }

    public bool TryQuarantine(QuarantineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return TryAdd(
            new WorkItem(WorkKind.Quarantine, entry.Id, "", entry.ReceivedMs, Entry: entry), 1 + (entry.Payload.Length / BytesPerReading));
    }

    public bool TryOpenStore(string node, ulong storeId, long nowMs) =>
        TryAdd(new WorkItem(WorkKind.OpenStore, new RecordId(node, storeId, 0), "", nowMs), 1);

    public bool TryTakeCommitted(out CommittedRange committed) => _committed.TryTake(out committed);

    /// <summary>
    /// One cycle of work: all queued alarm entries in one transaction, then one batch of records in another. Does nothing
    /// while a failure is too fresh to try again (250 ms at first, 10 s at most).
    /// </summary>
    /// <returns>Whether anything was written, so that there may be more.</returns>
    public bool Pump() => TryPump(ignoreDelay: false);

    /// <summary>Writes all that is queued now, without regard to fresh failures. False when the database (still) fails.</summary>
    public bool TryDrain()
    {
        while (TryPump(ignoreDelay: true))
        {
        }

        return !_isFailing;
    }

    /// <summary>
    /// Makes a change of the segments true, between two batches. Waits for a batch that is being written; the sealing thread only.
    /// </summary>
    /// <exception cref="SqliteException">It could not be written, and nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The history was closed.</exception>
    internal void Apply(CatalogueChange change)
    {
        lock (_pumping)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            WriterSession session = Session();
            session.Apply(change);
            Volatile.Write(ref _unsealed, session.UnsealedReadings);
        }
    }

    /// <summary>Gives pages that are no longer needed back to the file system; the sealing thread only.</summary>
    internal void Shrink()
    {
        lock (_pumping)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Session().Shrink();
        }
    }

    /// <summary>Waits until there is a reason to <see cref="Pump"/> at once, or the time is over.</summary>
    internal void WaitForWork(TimeSpan longest) => _work.WaitOne(longest);

    /// <summary>Ends <see cref="WaitForWork"/>. Safe for use by many threads.</summary>
    internal void Wake() => _work.Set();

    /// <summary>How many alarm entries wait. Safe for use by many threads.</summary>
    internal int AlarmsWaiting => _alarms.Count;

    /// <summary>Closes without writing what is still queued; <see cref="HistorianStage"/> drains before.</summary>
    public void Dispose()
    {
        lock (_pumping)
        {
            _isDisposed = true;
            // Readers first: whoever closes last moves the write-ahead log into the database, and readers may not.
            _connections.ClosePooled();
            _session?.Dispose();
            _session = null;
        }

        // _work is left to its finalizer: a thread that could not be stopped in time may still wait on it.
        _metrics.Dispose();
    }

    private bool TryAdd(in WorkItem item, int cost) => Settle(_queue.TryAdd(item, cost, out bool isBatchFull), isBatchFull);

    private bool Settle(bool isAdded, bool isBatchFull)
    {
        if (!isAdded)
        {
            _metrics.Refused();
        }

        if (isBatchFull)
        {
            _work.Set();
        }

        return isAdded;
    }

    private bool TryPump(bool ignoreDelay)
    {
        lock (_pumping)
        {
            if (_isDisposed || (!ignoreDelay && !_retry.IsDue))
            {
                return false;
            }

            try
            {
                // Not '||': both are done.
                bool isDone = CommitAlarms() | CommitBatch();
                if (isDone)
                {
                    Succeed();
                }

                return isDone;
            }
            catch (Exception e)
            {
                // Any exception: nothing of the transaction is stored and everything is kept, so trying again is right
                // whatever it was, and alarms and outputs must not end with a failing disk.
                Fail(e);
                return false;
            }
        }
    }

    private bool CommitAlarms()
    {
        IReadOnlyList<AlarmTransition> entries = _alarms.Take();
        if (entries.Count == 0)
        {
            return false;
        }

        long start = _time.GetTimestamp();
        Session().CommitAlarms(entries);
        _metrics.Committed(0, 0, entries.Count, _time.GetElapsedTime(start));
        _alarms.Release();
        return true;
    }

    private bool CommitBatch()
    {
        _batch ??= _queue.Take();
        if (_batch is null)
        {
            return false;
        }

        long start = _time.GetTimestamp();
        WriterSession session = Session();
        (int records, int readings) = session.Commit(_batch, _committed);
        Volatile.Write(ref _unsealed, session.UnsealedReadings);
        Volatile.Write(ref _committedReadings, _committedReadings + readings);
        _metrics.Committed(records, readings, 0, _time.GetElapsedTime(start));
        _queue.Release(_batch);
        _batch = null;
        return true;
    }

    private WriterSession Session() => _session ??= WriterSession.Open(_connections, _points, create: false);

    private void Succeed()
    {
        if (_isFailing)
        {
            _logger.Recovered(_retry.Attempts);
        }

        _retry.Succeed();
        _isFailing = false;
    }

    private void Fail(Exception e)
    {
        _retry.Fail();
        Volatile.Write(ref _failures, _failures + 1);
        _metrics.Failed();
        if (!_isFailing)
        {
            _logger.Failing(e, _queue.Depth, _alarms.Count);
            _isFailing = true;
        }

        // A full or locked database is mended from outside; after anything else the connection itself is in doubt.
        if (e is not SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_LOCKED })
        {
            _session?.Dispose();
            _session = null;
        }
    }
}
