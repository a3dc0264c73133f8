using Microsoft.Data.Sqlite;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>The tables, and how older ones become the present ones. <c>PRAGMA user_version</c> counts the steps done.</summary>
internal static class HistorySchema
{
    /// <summary>"WXED": tells our files from any other SQLite database.</summary>
    private const int ApplicationId = 0x57584544;

    /// <summary>Step n leads from version n to n+1; a step that was ever released is never changed.</summary>
    private static readonly string[] Steps =
    [
        """
        -- A point for all time, whatever the workshop file says today.
        CREATE TABLE point (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE);

        -- A node's record store. store_id is an unsigned 64 bit integer by its bits. The counts are of the rows below.
        CREATE TABLE store (
            key INTEGER PRIMARY KEY,
            node TEXT NOT NULL,
            store_id INTEGER NOT NULL,
            opened_ms INTEGER,
            is_current INTEGER NOT NULL DEFAULT 0,
            last_ms INTEGER NOT NULL DEFAULT 0,
            records INTEGER NOT NULL DEFAULT 0,
            readings INTEGER NOT NULL DEFAULT 0,
            UNIQUE (node, store_id));
        CREATE UNIQUE INDEX store_current ON store (node) WHERE is_current = 1;

        -- Record numbers accounted for: closed, disjoint, not adjacent; unsigned, mapped so that the order is kept.
        CREATE TABLE interval (
            store INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (store, first)) WITHOUT ROWID;

        -- number: unsigned, by its bits; so it is in reading. This table and the next were given up with version 2.
        CREATE TABLE record (
            store INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            number INTEGER NOT NULL,
            readings INTEGER NOT NULL,
            PRIMARY KEY (store, at_ms, number)) WITHOUT ROWID;

        -- part: position within the record. value: bit pattern (binary32, binary64, integer, 0 and 1), text, or NULL;
        -- kind, quality and reason are the numbers of ValueKind, Quality and BadReason.
        CREATE TABLE reading (
            point INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            store INTEGER NOT NULL,
            number INTEGER NOT NULL,
            part INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            value,
            quality INTEGER NOT NULL,
            reason INTEGER NOT NULL,
            PRIMARY KEY (point, at_ms, store, number, part)) WITHOUT ROWID;

        -- The gap ledger. Without numbers the count is unknown, and a store has one such row a reason.
        CREATE TABLE gap (
            key INTEGER PRIMARY KEY,
            store INTEGER NOT NULL,
            first INTEGER,
            last INTEGER,
            from_ms INTEGER NOT NULL,
            to_ms INTEGER NOT NULL,
            reason INTEGER NOT NULL);
        CREATE UNIQUE INDEX gap_uncounted ON gap (store, reason) WHERE first IS NULL;
        CREATE INDEX gap_store ON gap (store);

        -- store_id and number are 0 where the message did not give them.
        CREATE TABLE quarantine (
            key INTEGER PRIMARY KEY,
            node TEXT NOT NULL,
            store_id INTEGER NOT NULL,
            number INTEGER NOT NULL,
            topic TEXT NOT NULL,
            payload BLOB NOT NULL,
            received_ms INTEGER NOT NULL,
            fault TEXT NOT NULL);
        CREATE INDEX quarantine_node ON quarantine (node, received_ms);

        -- Node, store_id and number: the record that caused it, or NULL.
        CREATE TABLE alarm_entry (
            key INTEGER PRIMARY KEY,
            alarm TEXT NOT NULL,
            kind INTEGER NOT NULL,
            state INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            active_since_ms INTEGER NOT NULL,
            value_kind INTEGER NOT NULL,
            value,
            node TEXT,
            store_id INTEGER,
            number INTEGER,
            is_replay INTEGER NOT NULL,
            user TEXT);
        CREATE UNIQUE INDEX alarm_entry_once ON alarm_entry (
            alarm, kind, ifnull(node, ''), ifnull(store_id, 0), ifnull(number, 0),
            CASE WHEN node IS NULL THEN at_ms ELSE 0 END);
        CREATE INDEX alarm_entry_time ON alarm_entry (at_ms);
        CREATE INDEX alarm_entry_live ON alarm_entry (alarm) WHERE is_replay = 0;
        """,
        """
        -- The records of one instrument in one record store; the node itself has the empty device.
        CREATE TABLE stream (
            key INTEGER PRIMARY KEY,
            store INTEGER NOT NULL,
            device TEXT NOT NULL,
            UNIQUE (store, device));

        -- Once without an index of its own: only ever looked for by id.
        CREATE TABLE point_by_id (
            id TEXT PRIMARY KEY,
            key INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO point_by_id SELECT id, key FROM point;
        DROP TABLE point;
        ALTER TABLE point_by_id RENAME TO point;

        -- What was committed and is not sealed yet, one row a commit; data is in the form of BatchCodec.
        CREATE TABLE batch (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            from_ms INTEGER NOT NULL,
            to_ms INTEGER NOT NULL,
            records INTEGER NOT NULL,
            readings INTEGER NOT NULL,
            data BLOB NOT NULL);

        -- The segment files that count, and none but these. day: UTC, since 1970-01-01. lost: bits of LostParts.
        CREATE TABLE segment (
            key INTEGER PRIMARY KEY,
            day INTEGER NOT NULL,
            level INTEGER NOT NULL,
            from_ms INTEGER NOT NULL,
            to_ms INTEGER NOT NULL,
            records INTEGER NOT NULL,
            readings INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            lost INTEGER NOT NULL);
        CREATE INDEX segment_time ON segment (from_ms);

        -- Records of segments that were given up whole; store.records counts them still.
        ALTER TABLE store ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;
        """,
    ];

    /// <summary>Steps that do more than SQL can, run after it.</summary>
    private static readonly Dictionary<long, Action<SqliteConnection>> Conversions = new() { [1] = ReadingRows.Convert };

    /// <summary>The version that this program writes.</summary>
    public static int Current => Steps.Length;

    /// <summary>Brings the database to <see cref="Current"/>, in one transaction.</summary>
    /// <exception cref="HistoryDatabaseException">It is newer than this program, or not ours.</exception>
    public static void Migrate(SqliteConnection connection, string path)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long version = Read(connection, "PRAGMA user_version");
        long tables = Read(connection, "SELECT count(*) FROM sqlite_schema");
        if (tables > 0 && (version <= 0 || Read(connection, "PRAGMA application_id") != ApplicationId))
        {
            throw new HistoryDatabaseException($"{path} is a SQLite database, but not one of Wuxi.Edge; name another folder in Historian:Folder");
        }

        if (version > Current)
        {
            throw new HistoryDatabaseException(
                $"{path} was written by a newer Wuxi.Edge (schema {version}, this program knows up to {Current}); install that version, or name another folder in Historian:Folder");
        }

        if (version == Current)
        {
            return;
        }

        for (long step = version; step < Current; step++)
        {
            Run(connection, Steps[step]);
            Conversions.GetValueOrDefault(step)?.Invoke(connection);
        }

        Run(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Current}");
        transaction.Commit();
    }

    /// <summary>Makes sure that the database is of <see cref="Current"/>, and changes nothing.</summary>
    /// <exception cref="HistoryDatabaseException">It is not.</exception>
    public static void Require(SqliteConnection connection, string path)
    {
        long version = Read(connection, "PRAGMA user_version");
        if (Read(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new HistoryDatabaseException($"{path} is a SQLite database, but not one of Wuxi.Edge");
        }

        if (version != Current)
        {
            throw new HistoryDatabaseException(version > Current
                ? $"{path} was written by a newer Wuxi.Edge (schema {version}, this program knows up to {Current}); use that version"
                : $"{path} is of an older Wuxi.Edge (schema {version}, expected {Current}); start the gateway on it once, which brings it up to date");
        }
    }

    private static long Read(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
