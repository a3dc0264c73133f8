using Microsoft.Extensions.Logging;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// The folder of segment files: opens them when they are first read, and deletes those that were replaced once nobody can be
/// reading them. Safe for use by many threads.
/// </summary>
internal sealed class SegmentStore : IDisposable
{
    /// <summary>Files kept open when nobody reads; 30 days of one file each, and some.</summary>
    private const int MostIdle = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, SegmentReader> _open = [];
    private readonly Queue<long> _opened = new();

    // Readers by the generation in which they began; whoever began later cannot know a file that was retired before.
    private readonly SortedDictionary<long, int> _reading = [];
    private readonly Queue<(long Generation, SegmentInfo Segment)> _retired = new();
    private readonly HashSet<long> _missing = [];
    private readonly Dictionary<string, string> _damaged = new(StringComparer.Ordinal);
    private readonly ILogger _logger;
    private readonly bool _isForeign;
    private long _generation;
    private long _retiredBytes;

    /// <param name="folder">The folder.</param>
    /// <param name="logger">Told of damaged files, each once.</param>
    /// <param name="isForeign">Whether another process may own the folder: nothing is made there, and files may vanish.</param>
    public SegmentStore(string folder, ILogger logger, bool isForeign)
    {
        Folder = folder;
        _logger = logger;
        _isForeign = isForeign;
        if (!isForeign)
        {
            FolderSync.Make(folder);
        }
    }

    public string Folder { get; }

    /// <summary>Bytes of files that no longer count and go when those who read them have ended.</summary>
    public long RetiredBytes
    {
        get
        {
            lock (_lock)
            {
                return _retiredBytes;
            }
        }
    }

    /// <summary>Files that could not be read so far, and what is wrong with each.</summary>
    public IReadOnlyDictionary<string, string> Damaged
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, string>(_damaged);
            }
        }
    }

    public string PathOf(SegmentInfo segment) => Path.Combine(Folder, segment.FileName);

    /// <summary>Deletes what a crash left: files that the catalogue does not name. Before the first reader.</summary>
    /// <returns>How many.</returns>
    public int DeleteStrays(IEnumerable<SegmentInfo> catalogue)
    {
        var names = catalogue.Select(segment => segment.FileName).ToHashSet(StringComparer.Ordinal);
        int deleted = 0;
        foreach (string file in Directory.EnumerateFiles(Folder))
        {
            if (!names.Contains(Path.GetFileName(file)))
            {
                File.Delete(file);
                deleted++;
            }
        }

        return deleted;
    }

    /// <summary>Begins to read: files that the catalogue names from now on stay until the result is disposed of.</summary>
    public SegmentLease BeginRead()
    {
        lock (_lock)
        {
            _reading[_generation] = _reading.GetValueOrDefault(_generation) + 1;
            return new SegmentLease(this, _generation);
        }
    }

    /// <summary>Does something that looks at the catalogue and then at its files, again with a new look when a file has vanished meanwhile.</summary>
    public static T LookAgain<T>(Func<T> read)
    {
        // It ends: a file that is missing twice under the same name counts as damaged.
        while (true)
        {
            try
            {
                return read();
            }
            catch (SegmentVanishedException)
            {
            }
        }
    }

    /// <summary>The open file of a segment; null when it is damaged or missing, which is reported. Only between <see cref="BeginRead"/> and its end.</summary>
    /// <exception cref="SegmentVanishedException">The owner replaced it; see <see cref="LookAgain"/>.</exception>
    public SegmentReader? Find(SegmentInfo segment)
    {
        try
        {
            return Get(segment);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && _isForeign && IsFirstTime(segment))
        {
            throw new SegmentVanishedException(PathOf(segment), e);
        }
        catch (Exception e) when (IsDamage(e))
        {
            Report(PathOf(segment), e);
            return null;
        }
    }

    /// <summary>Whether an exception says that a file is not what it should be.</summary>
    public static bool IsDamage(Exception e) => e is DamagedDataException or UnauthorizedAccessException or (IOException and not SegmentVanishedException);

    /// <summary>Reads a piece; false when it is damaged, which is reported.</summary>
    public bool TryRead(SegmentReader reader, long offset, int length, out ReadOnlyMemory<byte> piece)
    {
        try
        {
            piece = reader.ReadPiece(offset, length);
            return true;
        }
        catch (Exception e) when (IsDamage(e))
        {
            Report(reader.Path, e);
            piece = default;
            return false;
        }
    }

    /// <summary>Notes, and says once, that a file cannot be read.</summary>
    public void Report(string path, Exception cause)
    {
        lock (_lock)
        {
            if (!_damaged.TryAdd(path, cause.Message))
            {
                return;
            }
        }

        _logger.SegmentDamaged(path, cause);
    }

    /// <summary>The open file of a segment; only between <see cref="BeginRead"/> and its end.</summary>
    /// <exception cref="DamagedDataException">It is not a whole segment.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SegmentReader Get(SegmentInfo segment)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(segment.Key, out SegmentReader? reader))
            {
                _open.Add(segment.Key, reader = SegmentReader.Open(PathOf(segment)));
                _opened.Enqueue(segment.Key);
            }

            return reader;
        }
    }

    /// <summary>The catalogue no longer names these: they go when the last who may read them has ended.</summary>
    public void Retire(IEnumerable<SegmentInfo> segments)
    {
        lock (_lock)
        {
            foreach (SegmentInfo segment in segments)
            {
                _retired.Enqueue((_generation, segment));
                _retiredBytes += segment.Bytes;
            }

            _generation++;
            CleanUp();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (SegmentReader reader in _open.Values)
            {
                reader.Dispose();
            }

            _open.Clear();
        }
    }

    internal void EndRead(long generation)
    {
        lock (_lock)
        {
            if (--_reading[generation] == 0)
            {
                _reading.Remove(generation);
            }

            CleanUp();
        }
    }

    private void CleanUp()
    {
        long oldest = _reading.Count == 0 ? long.MaxValue : _reading.First().Key;
        while (_retired.TryPeek(out (long Generation, SegmentInfo Segment) next) && next.Generation < oldest)
        {
            _retired.Dequeue();
            _retiredBytes -= next.Segment.Bytes;
            Close(next.Segment.Key);
            File.Delete(PathOf(next.Segment));
        }

        while (_reading.Count == 0 && _open.Count > MostIdle)
        {
            Close(_opened.Dequeue());
        }
    }

    private bool IsFirstTime(SegmentInfo segment)
    {
        lock (_lock)
        {
            return _missing.Add(segment.Key);
        }
    }

    private void Close(long key)
    {
        if (_open.Remove(key, out SegmentReader? reader))
        {
            reader.Dispose();
        }
    }
}
