using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// The database file, how connections to it are opened, and the lock that lets one gateway only write to it.
/// Reading is safe for use by many threads.
/// </summary>
internal sealed class HistoryConnections : IDisposable
{
    public const string DatabaseFile = "history.db";
    public const string LockFile = "history.lock";
    public const string SegmentFolderName = "segments";
    private const int BusyTimeoutMs = 1000;

    private readonly string _reading;
    private readonly FileStream? _lock;

    /// <summary>Of the gateway: the folder is locked against others.</summary>
    /// <exception cref="HistoryDatabaseException">The folder cannot be made or written, or another gateway uses it.</exception>
    public HistoryConnections(string folder)
        : this(folder, TakeLock(System.IO.Path.GetFullPath(folder)))
    {
        try
        {
            SyncWhatIsThere();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _lock!.Dispose();
            throw new HistoryDatabaseException($"{Path} cannot be used: {e.Message}", e);
        }
    }

    private HistoryConnections(string folder, FileStream? taken)
    {
        Folder = System.IO.Path.GetFullPath(folder);
        Path = System.IO.Path.Combine(Folder, DatabaseFile);
        _lock = taken;
        _reading = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = true,
        }.ToString();
    }

    /// <summary>Of somebody who only reads, perhaps beside the gateway: nothing is locked or made.</summary>
    /// <exception cref="HistoryDatabaseException">There is no history of this version.</exception>
    public static HistoryConnections ToRead(string folder)
    {
        var connections = new HistoryConnections(folder, taken: null);
        if (!File.Exists(connections.Path))
        {
            throw new HistoryDatabaseException($"{connections.Path}: there is no such file; expected the data folder of a gateway, or a backup of it");
        }

        try
        {
            using SqliteConnection connection = connections.OpenForReading();
            HistorySchema.Require(connection, connections.Path);
            return connections;
        }
        catch (SqliteException e)
        {
            connections.Dispose();
            throw new HistoryDatabaseException($"{connections.Path} cannot be read: {e.Message}", e);
        }
        catch
        {
            connections.Dispose();
            throw;
        }
    }

    public string Folder { get; }

    /// <summary>Where the segment files are.</summary>
    public string SegmentFolder => System.IO.Path.Combine(Folder, SegmentFolderName);

    /// <summary>Full path of the database.</summary>
    public string Path { get; }

    /// <summary>What database and log take on disk.</summary>
    public long DatabaseBytes => Length(Path) + Length(Path + "-wal") + Length(Path + "-shm");

    /// <summary>A connection for queries; disposing gives it back to a pool.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(_reading);
        connection.Open();
        // Readers do not wait for the writer, but for a moment while a log is taken up or put away.
        raw.sqlite3_busy_timeout(connection.Handle, BusyTimeoutMs);
        return connection;
    }

    /// <summary>A connection that writes durably: what COMMIT returned for is on disk, not only handed to the system.</summary>
    /// <param name="create">Make the file when it is missing. Only at start: a database that vanishes later (a pulled card)
    /// must not be replaced by an empty one without anybody noticing.</param>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public SqliteConnection OpenForWriting(bool create)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = {BusyTimeoutMs}";
            command.ExecuteNonQuery();
            // For new files: sealed batches leave pages behind, which are to go back to the file system.
            // Small pages: a commit of few readings writes a page or two to the log, and cards wear by what is written.
            command.CommandText = "PRAGMA page_size = 2048; PRAGMA auto_vacuum = INCREMENTAL";
            command.ExecuteNonQuery();
            command.CommandText = "PRAGMA journal_mode = WAL";
            if ((string)command.ExecuteScalar()! != "wal")
            {
                throw new HistoryDatabaseException($"the file system of {Folder} cannot do write-ahead logging (a network share?); name a folder on a local disk in Historian:Folder");
            }

            command.CommandText = "PRAGMA synchronous = FULL; PRAGMA cache_size = -2048; PRAGMA journal_size_limit = 8388608";
            command.ExecuteNonQuery();
            if (!create)
            {
                SyncWhatFailed(command);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>After a failed commit it is not sure whether SQLite takes its pages up: if so, they must be on disk before they count.</summary>
    private static void SyncWhatFailed(SqliteCommand command)
    {
        command.CommandText = "PRAGMA wal_checkpoint(FULL)";
        using SqliteDataReader reader = command.ExecuteReader();
        if (reader.Read() && reader.GetInt64(0) != 0)
        {
            throw new IOException("the write-ahead log could not be moved into the database yet: it is being read");
        }
    }

    /// <summary>Closes the connections for reading that wait for their next use.</summary>
    public void ClosePooled()
    {
        using var any = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(any);
    }

    public void Dispose()
    {
        ClosePooled();
        _lock?.Dispose();
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>
    /// A process that was killed may have written what it never synchronised: SQLite would take it up from the page cache, it would be
    /// confirmed to the nodes, and a power cut would still lose it. Before SQLite opens the files: closing one gives up the locks
    /// that the process has on it (fcntl(2)).
    /// </summary>
    private void SyncWhatIsThere()
    {
        foreach (string file in new[] { Path, Path + "-wal" })
        {
            if (File.Exists(file))
            {
                using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                RandomAccess.FlushToDisk(handle);
            }
        }

        FolderSync.Sync(Folder);
    }

    /// <summary>Locks a folder, which is made when it is missing; the lock goes with what is returned.</summary>
    /// <exception cref="HistoryDatabaseException">It cannot be made or written, or another gateway uses it.</exception>
    public static FileStream TakeLock(string folder)
    {
        try
        {
            FolderSync.Make(folder);
            return new FileStream(
                System.IO.Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new HistoryDatabaseException($"{folder} may not be written by this user; give it the right, or name another folder in Historian:Folder", e);
        }
        catch (IOException e)
        {
            throw new HistoryDatabaseException($"{folder} cannot be used: {e.Message} Is another gateway running on it? Stop that one, or name another folder in Historian:Folder", e);
        }
    }
}
