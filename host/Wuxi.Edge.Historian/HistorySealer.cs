using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Retention;
using Wuxi.Edge.Historian.Rollups;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian;

/// <summary>
/// Rewrites what was committed into segment files, and small segments into larger ones, beside the writer. A new file is on
/// disk before the database names it, and an old one is deleted after the database has forgotten it: a crash at any moment leaves either the old
/// files or the new ones to count, and strays that the next start deletes. One thread at a time, which it sees to itself.
/// </summary>
public sealed class HistorySealer : IDisposable
{
    /// <summary>From here on readings come in a burst.</summary>
    private const double BurstReadingsPerSecond = 300_000;

    /// <summary>How many times <see cref="HistorianOptions.SealReadings"/> may be committed and not sealed in a burst.</summary>
    private const int BurstFactor = 24;

    private const double LookSeconds = 0.5;

    private const long LargestReserve = 16 << 20;

    private static readonly TimeSpan RoomPause = TimeSpan.FromSeconds(10);

    private readonly HistoryConnections _connections;
    private readonly SegmentStore _store;
    private readonly HistoryWriter _writer;
    private readonly HistorianOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly BatchSealer _batches;
    private readonly SegmentMerger _merger;
    private readonly SegmentShortener _shortener;
    private readonly DiskReserve _reserve;
    private readonly RetryDelay _retry;

    // Keys of segments that a damaged one would be merged with, or that cannot be shortened.
    private readonly HashSet<long> _leftAlone = [];
    private long? _roomMadeAt;
    private long _nextKey;
    private long _committed;
    private long _lookedAt;
    private bool _isBurst;
    private long _sealedAt;
    private bool _isFailing;
    private bool _isDisposed;

    internal HistorySealer(
        HistoryConnections connections,
        SegmentStore store,
        HistoryWriter writer,
        IReadOnlyDictionary<long, PointKind> kinds,
        HistorianOptions options,
        TimeProvider time,
        ILogger logger)
    {
        _connections = connections;
        _store = store;
        _writer = writer;
        _options = options;
        _time = time;
        _logger = logger;
        _retry = new RetryDelay(time);
        var scratch = new SegmentScratch();
        _batches = new BatchSealer(connections, store, scratch);
        _merger = new SegmentMerger(store, scratch);
        _shortener = new SegmentShortener(store, scratch, kinds);
        _reserve = new DiskReserve(Path.Combine(connections.Folder, "history.reserve"), Math.Min(LargestReserve, (options.FreeMegabytes << 20) / 4));
        FreeBytes = () => new DriveInfo(connections.Folder).AvailableFreeSpace;
        _sealedAt = time.GetTimestamp();
        _lookedAt = _sealedAt;
        List<SegmentInfo> catalogue = ReadCatalogue();
        _nextKey = catalogue.Count == 0 ? 1 : catalogue.Max(segment => segment.Key) + 1;
        int strays = store.DeleteStrays(catalogue);
        if (strays > 0)
        {
            logger.StraysDeleted(strays, store.Folder);
        }
    }

    /// <summary>Tells the free space of the disk; tests have their own.</summary>
    internal Func<long> FreeBytes { get; set; }

    /// <summary>
    /// Does one piece of work that is due: makes room where there is too little, seals, merges, or gives up what is too old. False when nothing was due, or it failed and waits before it tries again.</summary>
    public bool RunOnce()
    {
        lock (_lock)
        {
            return _retry.IsDue && Try(MakeRoom, SealDue, MergeDue, GiveUpOld);
        }
    }

    /// <summary>Seals all that is committed, and makes one segment of each month, or of each day where there is much: the smallest form. Takes as long as it takes.</summary>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="SqliteException">The database could not be written.</exception>
    public void Compact()
    {
        lock (_lock)
        {
            while (Seal())
            {
            }

            foreach (MergePlan plan in MergePlan.All(ReadCatalogue().Where(segment => !_leftAlone.Contains(segment.Key))))
            {
                Guard(plan.Segments, () => Merge(plan));
            }

            _writer.Shrink();
        }
    }

    /// <summary>Cuts off what is at work and waits for its end. May be called again.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _stop.Cancel();
        lock (_lock)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Cuts off what is at work, and refuses more. Safe for use by many threads.</summary>
    internal void Stop() => _stop.Cancel();

    private bool Try(params Func<bool>[] works)
    {
        try
        {
            _stop.Token.ThrowIfCancellationRequested();
            bool isDone = works.Any(work => work());
            if (_isFailing && isDone)
            {
                _isFailing = false;
                _retry.Succeed();
                _logger.SealingRecovered();
            }

            return isDone;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or SqliteException or UnauthorizedAccessException or DamagedDataException)
        {
            // Nothing has changed; what is committed stays readable as it is.
            _retry.Fail();
            if (!_isFailing)
            {
                _isFailing = true;
                _logger.SealingFailing(e);
            }

            return false;
        }
    }

    private bool SealDue()
    {
        long unsealed = _writer.UnsealedReadings;
        // Under a burst the processor is needed for committing; what is committed can wait, but not for ever.
        if (IsBurst() && unsealed < _options.SealReadings * BurstFactor)
        {
            return false;
        }

        bool isDue = unsealed >= _options.SealReadings
            || (unsealed > 0 && _time.GetElapsedTime(_sealedAt).TotalSeconds >= _options.SealSeconds);
        return isDue && Seal();
    }

    /// <summary>Whether readings have come faster since the last look than sealing and committing beside each other can take.</summary>
    private bool IsBurst()
    {
        long committed = _writer.CommittedReadings;
        long now = _time.GetTimestamp();
        double seconds = Math.Max(_time.GetElapsedTime(_lookedAt, now).TotalSeconds, 1e-3);
        if (seconds >= LookSeconds)
        {
            _isBurst = (committed - _committed) / seconds > BurstReadingsPerSecond;
            _committed = committed;
            _lookedAt = now;
        }

        return _isBurst;
    }

    private bool Seal()
    {
        _sealedAt = _time.GetTimestamp();
        CatalogueChange? change = _batches.Seal(_options.SealReadings, () => _nextKey++, _stop.Token);
        if (change is null)
        {
            return false;
        }

        Apply(change);
        _writer.Shrink();
        return true;
    }

    private bool MergeDue()
    {
        long nowMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
        IEnumerable<SegmentInfo> catalogue = ReadCatalogue().Where(segment => !_leftAlone.Contains(segment.Key));
        // Old and new files are on disk together for a while.
        if (MergePlan.Next(catalogue, nowMs, 2000L * _options.SealSeconds) is not { } plan || FreeBytes() < plan.Segments.Sum(segment => segment.Bytes))
        {
            return false;
        }

        return Guard(plan.Segments, () => Merge(plan));
    }

    /// <summary>
    /// Readings make room before anything is sealed, since sealing takes room. Space comes back when the last reader of a file ends,
    /// be it one in another process: so one segment at a time, and then a pause.
    /// </summary>
    private bool MakeRoom()
    {
        if (_roomMadeAt is { } at && _time.GetElapsedTime(at) < RoomPause)
        {
            return false;
        }

        if (_options.QuotaMegabytes == 0 && _options.FreeMegabytes == 0)
        {
            return false;
        }

        long freeBytes = FreeBytes();
        _reserve.Keep(freeBytes, freeBytes < 2 * (_options.FreeMegabytes << 20));
        List<SegmentInfo> catalogue = ReadCatalogue();
        var state = new RetentionState(_connections.DatabaseBytes, freeBytes + _store.RetiredBytes);
        List<SegmentInfo> touchable = [.. catalogue.Where(segment => !_leftAlone.Contains(segment.Key))];
        long untouchable = catalogue.Where(segment => _leftAlone.Contains(segment.Key)).Sum(segment => segment.Bytes);
        if (RetentionPlan.ForRoom(touchable, untouchable, state, _options) is not { } plan)
        {
            return false;
        }

        _roomMadeAt = plan.Reason == RetentionReason.FreeSpace ? _time.GetTimestamp() : null;
        _reserve.Release(freeBytes);
        return Guard([plan.Segment], () => GiveUp(plan));
    }

    private bool GiveUpOld()
    {
        List<SegmentInfo> touchable = [.. ReadCatalogue().Where(segment => !_leftAlone.Contains(segment.Key))];
        return RetentionPlan.ForAge(touchable, _time.GetUtcNow().ToUnixTimeMilliseconds(), _options) is { } plan
            && Guard([plan.Segment], () => GiveUp(plan));
    }

    private void GiveUp(RetentionPlan plan)
    {
        SegmentInfo segment = plan.Segment;
        var change = new CatalogueChange();
        change.Removed.Add(segment);
        if (plan.Lost == LostParts.Everything)
        {
            change.Dropped.AddRange(CountRecords(segment));
            Apply(change);
            _store.Retire([segment]);
            _logger.SegmentGone(segment.FileName, plan.Reason, segment.Bytes);
            return;
        }

        SegmentInfo shorter = _shortener.Shorten(segment, plan.Lost, _nextKey++, _stop.Token);
        change.Added.Add(shorter);
        Apply(change);
        if (shorter.Key == segment.Key)
        {
            return;
        }

        _store.Retire([segment]);
        if ((plan.Lost & ~segment.Lost & LostParts.Rollups) != 0)
        {
            _logger.RollupsGone(segment.FileName, plan.Reason, segment.Bytes - shorter.Bytes);
        }
        else
        {
            _logger.ReadingsGone(segment.FileName, plan.Lost, plan.Reason, segment.Bytes - shorter.Bytes);
        }
    }

    private IEnumerable<(long Store, long Records)> CountRecords(SegmentInfo segment)
    {
        var records = new Dictionary<long, long>();
        using SegmentLease lease = _store.BeginRead();
        using SqliteConnection connection = _connections.OpenForReading();
        Dictionary<long, long> storeOf = CatalogueTable.ReadStoreOfStreams(connection);
        foreach (BlockEntry block in _store.Get(segment).Index.Blocks.All)
        {
            long store = storeOf[block.Stream];
            records[store] = records.GetValueOrDefault(store) + block.Records;
        }

        return [.. records.Select(count => (count.Key, count.Value))];
    }

    /// <summary>A damaged or missing file must not hold up the others: what it is among stays as it is until the next start.</summary>
    private bool Guard(IReadOnlyList<SegmentInfo> segments, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is DamagedDataException or FileNotFoundException)
        {
            _leftAlone.UnionWith(segments.Select(segment => segment.Key));
            _logger.LeftAlone(string.Join(", ", segments.Select(segment => segment.FileName)), e);
        }

        return true;
    }

    private void Merge(MergePlan plan)
    {
        var change = new CatalogueChange();
        change.Added.Add(_merger.Merge(plan.Segments, plan.Day, plan.Level, _nextKey++, compress: plan.Level > 1, _stop.Token));
        change.Removed.AddRange(plan.Segments);
        Apply(change);
        _store.Retire(plan.Segments);
        // What a merge held has grown old with it, and the runtime would let it lie until memory is short.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Default, blocking: false, compacting: false);
    }

    /// <summary>
    /// New files count from now on. When that fails they stay: whether the database took it before it failed is not sure. The next
    /// start deletes those that do not count.
    /// </summary>
    private void Apply(CatalogueChange change)
    {
        _stop.Token.ThrowIfCancellationRequested();
        _writer.Apply(change);
    }

    private List<SegmentInfo> ReadCatalogue()
    {
        using SqliteConnection connection = _connections.OpenForReading();
        return CatalogueTable.ReadAll(connection);
    }
}
