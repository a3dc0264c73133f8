namespace Wuxi.Edge.Ingest.Births;

/// <summary>
/// The metrics of one node session, by alias (unique over the node) or, for those without, by device and name.
/// Loop thread only.
/// </summary>
internal sealed class MetricTable
{
    /// <summary>Aliases below this are found without hashing; nodes number theirs from 0 on.</summary>
    private const int DenseAliases = 4096;

    private MetricEntry[] _dense = [];
    private Dictionary<long, MetricEntry>? _sparse;
    // Without an alias, or with one that another has too: these have only their name.
    private List<MetricEntry>? _nameOnly;
    // Made when a metric is first looked for by its name, which nodes that declare aliases never do.
    private Dictionary<(string? Device, string Name), MetricEntry>? _byName;

    /// <summary>A new session begins.</summary>
    public void Clear()
    {
        _dense = [];
        _sparse = null;
        _nameOnly = null;
        _byName = null;
    }

    /// <summary>Makes room for aliases up to <paramref name="highest"/>, as far as these are found without hashing.</summary>
    public void Reserve(long highest)
    {
        int length = (int)Math.Min(highest, DenseAliases - 1) + 1;
        if (length > _dense.Length)
        {
            Array.Resize(ref _dense, length);
        }
    }

    /// <summary>A device is born again: its former declarations no longer hold.</summary>
    public void Remove(string? device)
    {
        foreach (ref MetricEntry entry in _dense.AsSpan())
        {
            if (entry.IsThere && entry.Device == device)
            {
                entry = default;
            }
        }

        foreach (long alias in _sparse?.Where(pair => pair.Value.Device == device).Select(pair => pair.Key).ToArray() ?? [])
        {
            _sparse!.Remove(alias);
        }

        _nameOnly?.RemoveAll(entry => entry.Device == device);
        _byName = null;
    }

    /// <summary>
    /// Adds a metric. Of two metrics with one alias neither can be told from the other: both become unusable by it, and the result
    /// is false.
    /// </summary>
    /// <param name="alias">-1 for none.</param>
    public bool TryAdd(long alias, MetricEntry entry)
    {
        _byName = null;
        MetricEntry other = alias < 0 ? default : Find(alias);
        if (alias >= 0)
        {
            Place(alias, other.IsThere ? entry with { Role = MetricRole.AliasConflict } : entry);
        }

        if (alias < 0 || other.IsThere)
        {
            (_nameOnly ??= []).Add(entry);
        }

        if (other.IsThere && other.Role != MetricRole.AliasConflict)
        {
            _nameOnly!.Insert(0, other);
        }

        return !other.IsThere;
    }

    /// <summary>The metric with an alias; not there when there is none.</summary>
    public MetricEntry Find(long alias) => (ulong)alias < (ulong)_dense.Length ? _dense[alias]
        : _sparse is not null && _sparse.TryGetValue(alias, out MetricEntry entry) ? entry
        : default;

    /// <summary>The metric with a name; not there when there is none.</summary>
    public MetricEntry Find(string? device, string name) => (_byName ??= IndexNames()).GetValueOrDefault((device, name));

    private Dictionary<(string? Device, string Name), MetricEntry> IndexNames()
    {
        var names = new Dictionary<(string?, string), MetricEntry>();
        foreach (MetricEntry entry in _dense.Concat(_sparse?.Values.AsEnumerable() ?? []).Concat(_nameOnly ?? []))
        {
            if (entry.IsThere && entry.Role != MetricRole.AliasConflict)
            {
                names[(entry.Device, entry.Name)] = entry;
            }
        }

        return names;
    }

    private void Place(long alias, MetricEntry entry)
    {
        if (alias >= DenseAliases)
        {
            (_sparse ??= [])[alias] = entry;
            return;
        }

        Reserve(alias);
        _dense[alias] = entry;
    }
}
