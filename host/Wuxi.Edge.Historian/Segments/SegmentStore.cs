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
    private long _generation;

    public SegmentStore(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
    }

    public string Folder { get; }

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

    /// <summary>The open file of a segment; only between <see cref="BeginRead"/> and its end.</summary>
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
            Close(next.Segment.Key);
            File.Delete(PathOf(next.Segment));
        }

        while (_reading.Count == 0 && _open.Count > MostIdle)
        {
            Close(_opened.Dequeue());
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
