namespace Wuxi.Edge.Ingest.Births;

/// <summary>
/// The metrics of one node session, by alias (unique over the node) or, for those without, by device and name.
/// Loop thread only.
/// </summary>
internal sealed class MetricTable
{
    private readonly Dictionary<long, MetricEntry> _byAlias = [];
    private readonly Dictionary<(string? Device, string Name), MetricEntry> _byName = [];

    /// <summary>A new session begins.</summary>
    public void Clear()
    {
        _byAlias.Clear();
        _byName.Clear();
    }

    /// <summary>A device is born again: its former declarations no longer hold.</summary>
    public void Remove(string? device)
    {
        foreach (long alias in _byAlias.Where(pair => pair.Value.Device == device).Select(pair => pair.Key).ToArray())
        {
            _byAlias.Remove(alias);
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
        if (alias < 0 || _byAlias.TryAdd(alias, entry))
        {
            return true;
        }

        _byAlias[alias] = entry with { Role = MetricRole.Unusable, Fault = FaultKind.AliasConflict };
        return false;
    }

    public MetricEntry? Find(long alias) => _byAlias.GetValueOrDefault(alias);

    public MetricEntry? Find(string? device, string name) => _byName.GetValueOrDefault((device, name));
}
