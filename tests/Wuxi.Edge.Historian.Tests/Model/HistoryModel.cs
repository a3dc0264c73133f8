using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>
/// The reference: what a history must hold, in plain sets, one number at a time. What is appended waits; a commit takes it
/// over in order, a crash forgets it.
/// </summary>
internal sealed class HistoryModel
{
    private readonly List<HistoryOperation> _waiting = [];

    public Dictionary<(string Node, ulong Store), ModelStore> Stores { get; } = [];

    public List<Reading> Readings { get; } = [];

    public List<(string Node, long AtMs)> Records { get; } = [];

    public List<QuarantineEntry> Quarantine { get; } = [];

    public List<AlarmTransition> Alarms { get; } = [];

    /// <summary>Numbers that must be told and were not yet.</summary>
    public HashSet<(string Node, ulong Store, ulong Number)> Untold { get; } = [];

    public void Add(HistoryOperation operation) => _waiting.Add(operation);

    public void Crash()
    {
        _waiting.Clear();
        Untold.Clear();
    }

    public void Commit()
    {
        foreach (HistoryOperation operation in _waiting)
        {
            operation.ApplyTo(this);
        }

        _waiting.Clear();
    }

    public ModelStore Store(string node, ulong store)
    {
        if (!Stores.TryGetValue((node, store), out ModelStore? found))
        {
            Stores.Add((node, store), found = new ModelStore());
        }

        return found;
    }

    /// <summary>The number is accounted for from now on. False when it was before; told it is in any case.</summary>
    public bool Account(string node, ulong store, ulong number)
    {
        Untold.Add((node, store, number));
        return Store(node, store).Accounted.Add(number);
    }
}
