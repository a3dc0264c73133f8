using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Queries;
using Wuxi.Edge.Historian.Rollups;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian;

/// <summary>
/// Answers questions about history on connections of its own, beside the writer. Safe for use by many threads. Points that
/// left the workshop file can still be read; their readings carry -1 as <see cref="Reading.Point"/>.
/// </summary>
public sealed class HistoryReader : IHistoryQuery
{
    private readonly HistoryConnections _connections;
    private readonly SegmentStore _segments;
    private readonly Func<string, int> _indexOf;
    private readonly IReadOnlyList<long> _keys;

    /// <param name="connections">The database.</param>
    /// <param name="segments">The segments.</param>
    /// <param name="indexOf">Index of a point by id, or -1.</param>
    /// <param name="keys">Keys of the points by index.</param>
    internal HistoryReader(HistoryConnections connections, SegmentStore segments, Func<string, int> indexOf, IReadOnlyList<long> keys)
    {
        _connections = connections;
        _segments = segments;
        _indexOf = indexOf;
        _keys = keys;
    }

    /// <summary>
    /// Segment files that could not be read so far, by path, and what is wrong with each. What only they hold is left out of all answers.
    /// </summary>
    public IReadOnlyDictionary<string, string> DamagedFiles => _segments.Damaged;

    /// <inheritdoc/>
    /// <exception cref="SqliteException">The database cannot be read; so it is with all queries.</exception>
    public IEnumerable<Reading> ReadRange(string pointId, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(pointId);
        return RangeReader.Read(_connections, _segments, pointId, _indexOf(pointId), fromMs, toMs);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Memory does not grow with the range; time does, some milliseconds a million readings. Each reading falls into the
    /// interval floor((time - from) * buckets / (to - from)). Where readings were given up, roll-ups of minutes, else of hours, stand in for them.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are no buckets.</exception>
    public IReadOnlyList<TrendBucket> ReadTrend(string pointId, long fromMs, long toMs, int buckets)
    {
        var trend = new TrendBuilder(fromMs, toMs, buckets);
        using PointSnapshot snapshot = PointSnapshot.Take(_connections, _segments, pointId, fromMs, toMs);
        var spare = new BlockRun();
        foreach (RunSource source in snapshot.All)
        {
            if (!source.HasReadings)
            {
                RollupReader.ReadKept(snapshot, source, RollupResolution.MinuteMs, fromMs, toMs, trend);
                continue;
            }

            ReadingRun run = source.Open(snapshot, spare);
            while (run.Next())
            {
                trend.Add(run);
            }
        }

        return trend.Build();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are no buckets.</exception>
    public IReadOnlyList<TrendBucket> ReadRollupTrend(string pointId, long fromMs, long toMs, int buckets)
    {
        ArgumentNullException.ThrowIfNull(pointId);
        var trend = new TrendBuilder(fromMs, toMs, buckets);
        using PointSnapshot snapshot = PointSnapshot.Take(_connections, _segments, pointId, fromMs, toMs);
        RollupReader.Read(snapshot, RollupResolution.MinuteMs, fromMs, toMs, trend);
        return trend.Build();
    }

    /// <inheritdoc/>
    /// <remarks>Whole hours and minutes come out of roll-ups where there are any, with the same result.</remarks>
    /// <exception cref="ArgumentException">The boundaries are fewer than two, or not ascending.</exception>
    public IReadOnlyList<TimeWindow> ReadWindows(string pointId, IReadOnlyList<long> boundariesMs)
    {
        ArgumentNullException.ThrowIfNull(pointId);
        ArgumentNullException.ThrowIfNull(boundariesMs);
        var windows = new WindowBuilder(boundariesMs);
        long fromMs = windows.LookBackMs;
        using PointSnapshot snapshot = PointSnapshot.Take(_connections, _segments, pointId, fromMs, boundariesMs[^1]);
        RollupReader.Read(snapshot, windows.ResolutionMs, fromMs, boundariesMs[^1], windows);
        return windows.Build();
    }

    /// <inheritdoc/>
    public IReadOnlyList<StateDuration> ReadDurations(string pointId, long fromMs, long toMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toMs, fromMs);
        var durations = new DurationBuilder(fromMs, toMs);
        foreach (Reading reading in ReadRange(pointId, fromMs < long.MinValue + Rollup.LongestHoldMs ? fromMs : fromMs - Rollup.LongestHoldMs, toMs))
        {
            durations.Add(reading);
        }

        return durations.Build();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Reading?> ReadLast(long atMs) => LastReader.Read(_connections, _segments, atMs, _keys);

    /// <inheritdoc/>
    /// <remarks>By the end of the gap's span of time; a <paramref name="limit"/> below 1 gives nothing.</remarks>
    public IReadOnlyList<GapEntry> ReadGaps(string? node, int limit)
    {
        using SqliteConnection connection = _connections.OpenForReading();
        return ReadGaps(connection, null, node, long.MinValue, long.MaxValue, limit);
    }

    /// <inheritdoc/>
    /// <remarks>By <see cref="AlarmTransition.TimestampMs"/>; <paramref name="toMs"/> is exclusive.</remarks>
    public IReadOnlyList<AlarmTransition> ReadAlarms(long fromMs, long toMs, int limit)
    {
        using SqliteConnection connection = _connections.OpenForReading();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {AlarmColumns.Names} FROM alarm_entry
            WHERE at_ms >= $from AND at_ms < $to ORDER BY at_ms DESC, key DESC LIMIT $limit
            """;
        command.Parameters.AddWithValue("$from", fromMs);
        command.Parameters.AddWithValue("$to", toMs);
        command.Parameters.AddWithValue("$limit", Math.Max(0, limit));
        using SqliteDataReader reader = command.ExecuteReader();
        return AlarmColumns.ReadAll(reader);
    }

    /// <inheritdoc/>
    public Completeness ReadCompleteness(string node, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(node);
        return SegmentStore.LookAgain(() => ReadCompletenessOnce(node, fromMs, toMs));
    }

    private Completeness ReadCompletenessOnce(string node, long fromMs, long toMs)
    {
        using SegmentLease lease = _segments.BeginRead();
        using SqliteConnection connection = _connections.OpenForReading();
        // One snapshot for all parts of the answer.
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        (long records, int unreadable) = RecordCounter.Count(connection, _segments, node, fromMs, toMs);
        return new Completeness(
            node,
            fromMs,
            toMs,
            records,
            ReadGaps(connection, snapshot, node, fromMs, toMs, int.MaxValue),
            Count(
                connection,
                snapshot,
                "SELECT count(*) FROM quarantine WHERE node = $node AND received_ms >= $from AND received_ms < $to",
                node,
                fromMs,
                toMs),
            unreadable);
    }

    /// <inheritdoc/>
    public HistoryTotals ReadTotals()
    {
        using SqliteConnection connection = _connections.OpenForReading();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT coalesce(sum(records), 0) + (SELECT coalesce(sum(records), 0) FROM batch),
                coalesce(sum(readings), 0) + (SELECT coalesce(sum(readings), 0) FROM batch),
                (SELECT count(*) FROM gap), (SELECT count(*) FROM quarantine), (SELECT count(*) FROM alarm_entry)
            FROM store
            """;
        using SqliteDataReader reader = command.ExecuteReader();
        reader.Read();
        return new HistoryTotals(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
    }

    private static long Count(SqliteConnection connection, SqliteTransaction snapshot, string sql, string node, long fromMs, long toMs)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$node", node);
        command.Parameters.AddWithValue("$from", fromMs);
        command.Parameters.AddWithValue("$to", toMs);
        return (long)command.ExecuteScalar()!;
    }

    private static List<GapEntry> ReadGaps(
        SqliteConnection connection, SqliteTransaction? snapshot, string? node, long fromMs, long toMs, int limit)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = snapshot;
        // Both ends of a gap may be missing records themselves: its span is closed, the question's half open.
        command.CommandText =
            """
            SELECT node, store_id, first, last, from_ms, to_ms, reason FROM gap JOIN store ON store.key = gap.store
            WHERE ($node IS NULL OR node = $node) AND to_ms >= $from AND from_ms < $to
            ORDER BY to_ms DESC, gap.key DESC LIMIT $limit
            """;
        command.Parameters.AddWithValue("$node", (object?)node ?? DBNull.Value);
        command.Parameters.AddWithValue("$from", fromMs);
        command.Parameters.AddWithValue("$to", toMs);
        command.Parameters.AddWithValue("$limit", Math.Max(0, limit));
        var gaps = new List<GapEntry>();
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            gaps.Add(new GapEntry(
                reader.GetString(0),
                SqliteUnsigned.FromBits(reader.GetInt64(1)),
                reader.IsDBNull(2) ? null : SqliteUnsigned.FromBits(reader.GetInt64(2)),
                reader.IsDBNull(3) ? null : SqliteUnsigned.FromBits(reader.GetInt64(3)),
                reader.GetInt64(4),
                reader.GetInt64(5),
                (GapReason)reader.GetInt32(6)));
        }

        return gaps;
    }
}
