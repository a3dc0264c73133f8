namespace Wuxi.Edge.Ingest.Births;

/// <summary>
/// The metrics of one node session, by alias (unique over the node) or, for those without, by device and name.
/// Loop thread only.
/// </summary>
internal sealed class MetricTable
{
    /// <summary>Aliases below this are found without hashing; nodes number theirs from 0 on.</summary>
    private const int DenseAliases = 4096;

    private readonly Dictionary<long, MetricEntry> _byAlias = [];
    private readonly Dictionary<(string? Device, string Name), MetricEntry> _byName = [];
    private MetricSlot[] _dense = [];

    /// <summary>A new session begins.</summary>
    public void Clear()
    {
        _byAlias.Clear();
        _byName.Clear();
        _dense = [];
    }

    /// <summary>A device is born again: its former declarations no longer hold.</summary>
    public void Remove(string? device)
    {
        foreach (long alias in _byAlias.Where(pair => pair.Value.Device == device).Select(pair => pair.Key).ToArray())
        {
            _byAlias.Remove(alias);
            Place(alias, null);
        }

        foreach ((string? Device, string Name) key in _byName.Keys.Where(key => key.Device == device).ToArray())
        {
            _byName.Remove(key);
        }
    }

    /// <summary>
    /// Adds a metric. Of two metrics with one alias neither can be told from the other: both become unusable, and the result
    /// is false.
    /// </summary>
    /// <param name="alias">-1 for none.</param>
    public bool TryAdd(long alias, MetricEntry entry)
    {
        _byName[(entry.Device, entry.Name)] = entry;
        if (alias < 0)
        {
            return true;
        }

        bool isFirst = _byAlias.TryAdd(alias, entry);
        if (!isFirst)
        {
            entry = entry with { Role = MetricRole.Unusable, Fault = FaultKind.AliasConflict };
            _byAlias[alias] = entry;
        }

        Place(alias, entry);
        return isFirst;
    }

    /// <summary>The metric with an alias; without an entry when there is none.</summary>
    public MetricSlot Find(long alias) => (ulong)alias < (ulong)_dense.Length ? _dense[alias]
        : alias >= DenseAliases && _byAlias.TryGetValue(alias, out MetricEntry? entry) ? new MetricSlot(entry)
        : default;

    /// <summary>The metric with a name; without an entry when there is none.</summary>
    public MetricSlot Find(string? device, string name) =>
        _byName.TryGetValue((device, name), out MetricEntry? entry) ? new MetricSlot(entry) : default;

    private void Place(long alias, MetricEntry? entry)
    {
        if (alias >= DenseAliases)
        {
            return;
        }

        if (alias >= _dense.Length)
        {
            Array.Resize(ref _dense, (int)Math.Min(DenseAliases, Math.Max(alias + 1, 2L * _dense.Length)));
        }

        _dense[alias] = entry is null ? default : new MetricSlot(entry);
    }
}
