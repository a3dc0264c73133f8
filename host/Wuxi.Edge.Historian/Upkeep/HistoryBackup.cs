using Microsoft.Data.Sqlite;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>
/// Copies a history while its gateway runs, and back. The copy is of one instant: a snapshot of the database, and the segment files that
/// it names. It is made under another name, read again, and appears whole or not at all.
/// </summary>
public static class HistoryBackup
{
    private const string Unfinished = ".part";

    /// <summary>Makes a backup.</summary>
    /// <param name="folder">The gateway's data folder; it may be in use.</param>
    /// <param name="target">Folder to make; best on another disk. It must not exist.</param>
    /// <param name="stop">Cuts it off and leaves nothing.</param>
    /// <exception cref="HistoryDatabaseException">There is no history, or the target exists.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    public static HistoryBackupResult Create(string folder, string target, CancellationToken stop)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (Path.Exists(target))
        {
            throw new HistoryDatabaseException($"{target} exists; name a folder that does not, so that no older backup is overwritten");
        }

        using HistoryConnections connections = HistoryConnections.ToRead(folder);
        return Build(target, part => CopyAll(connections, part, stop), stop);
    }

    /// <summary>Makes a data folder out of a backup, which stays.</summary>
    /// <param name="backup">A folder that <see cref="Create"/> made, or any whole data folder.</param>
    /// <param name="folder">The data folder: new or empty, and no gateway's.</param>
    /// <param name="stop">Cuts it off and leaves nothing.</param>
    /// <exception cref="HistoryDatabaseException">There is no backup, or the folder is in use or not empty.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    public static HistoryBackupResult Restore(string backup, string folder, CancellationToken stop)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Directory.Exists(folder))
        {
            // Whoever has the lock is a gateway.
            HistoryConnections.TakeLock(folder).Dispose();
            string? there = Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => Path.GetFileName(entry) != HistoryConnections.LockFile);
            if (there is not null)
            {
                throw new HistoryDatabaseException($"{folder} is not empty: there is {Path.GetFileName(there)}; move what is there away first, or name another folder");
            }
        }

        using HistoryConnections connections = HistoryConnections.ToRead(backup);
        return Build(folder, part => CopyAll(connections, part, stop), stop);
    }

    private static HistoryBackupResult Build(string target, Action<string> fill, CancellationToken stop)
    {
        string part = target + Unfinished;
        if (Directory.Exists(part))
        {
            // Of a backup that a crash cut off.
            Directory.Delete(part, recursive: true);
        }

        try
        {
            FolderSync.Make(part);
            fill(part);
            HistoryCheckResult check = HistoryCheck.Run(part, stop);
            DeleteLogs(part);
            Sync(part);
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(part, target);
            FolderSync.Sync(Path.GetDirectoryName(target)!);
            return new HistoryBackupResult(target, check with { Faults = [.. check.Faults.Select(fault => fault with { File = fault.File.Replace(part, target, StringComparison.Ordinal) })] });
        }
        catch
        {
            Directory.Delete(part, recursive: true);
            throw;
        }
    }

    /// <summary>When a file went because its segment was merged meanwhile, a new snapshot names the new one.</summary>
    private static void CopyAll(HistoryConnections from, string part, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.Combine(part, HistoryConnections.SegmentFolderName));
        var missing = new HashSet<long>();
        SegmentStore.LookAgain(() => CopyOnce(from, part, missing, stop));
    }

    private static bool CopyOnce(HistoryConnections from, string part, HashSet<long> missing, CancellationToken stop)
    {
        string database = Path.Combine(part, HistoryConnections.DatabaseFile);
        File.Delete(database);
        using (SqliteConnection connection = from.OpenForReading())
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", database);
            command.ExecuteNonQuery();
        }

        List<SegmentInfo> catalogue = ReadCatalogue(part);
        string folder = Path.Combine(part, HistoryConnections.SegmentFolderName);
        var names = catalogue.Select(segment => segment.FileName).ToHashSet(StringComparer.Ordinal);
        foreach (string stale in Directory.EnumerateFiles(folder).Where(file => !names.Contains(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }

        foreach (SegmentInfo segment in catalogue)
        {
            stop.ThrowIfCancellationRequested();
            string copy = Path.Combine(folder, segment.FileName);
            try
            {
                if (!File.Exists(copy))
                {
                    File.Copy(Path.Combine(from.SegmentFolder, segment.FileName), copy);
                }
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // The second time it is really missing: the rest is still worth a copy, and the check will say so.
                if (missing.Add(segment.Key))
                {
                    throw new SegmentVanishedException(segment.FileName, e);
                }
            }
        }

        return true;
    }

    private static List<SegmentInfo> ReadCatalogue(string folder)
    {
        using HistoryConnections copy = HistoryConnections.ToRead(folder);
        using SqliteConnection connection = copy.OpenForReading();
        return CatalogueTable.ReadAll(connection);
    }

    private static void DeleteLogs(string folder)
    {
        foreach (string end in new[] { "-wal", "-shm" })
        {
            File.Delete(Path.Combine(folder, HistoryConnections.DatabaseFile + end));
        }
    }

    private static void Sync(string part)
    {
        foreach (string file in Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }

        FolderSync.Sync(Path.Combine(part, HistoryConnections.SegmentFolderName));
        FolderSync.Sync(part);
    }
}
