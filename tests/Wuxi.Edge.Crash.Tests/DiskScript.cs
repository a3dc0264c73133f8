using System.Text;
using Wuxi.Edge.Crash.Disk;

namespace Wuxi.Edge.Crash.Tests;

/// <summary>Calls of a process on the folder <c>/d</c>, written down for the model.</summary>
internal sealed class DiskScript
{
    private const int CreateFlag = 0x40;

    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<string, ulong> _handles = [];

    public DiskModel Model { get; init; } = new("/d");

    public DiskScript Open(string name)
    {
        _handles[name] = (ulong)_handles.Count + 1;
        return Add(JournalKind.Open, _handles[name], CreateFlag, name).Add(JournalKind.Result, 0, 3);
    }

    public DiskScript OpenFolder()
    {
        _handles[""] = 99;
        return Add(JournalKind.Open, 99, 0, "").Add(JournalKind.Result, 0, 4);
    }

    public DiskScript Write(string name, long offset, byte[] data) =>
        Add(JournalKind.Write, _handles[name], offset, null, data).Add(JournalKind.Result, 0, data.Length);

    public DiskScript BeginSync(string name) => Add(JournalKind.Sync, _handles[name], 0);

    public DiskScript EndSync(string name) => Add(JournalKind.Synced, _handles[name], 0);

    public DiskScript Sync(string name) => BeginSync(name).EndSync(name);

    public DiskScript Rename(string from, string to) =>
        Add(JournalKind.Rename, 0, 0, from, Encoding.UTF8.GetBytes("/d/" + to)).Add(JournalKind.Result, 0, 0);

    /// <summary>The process is killed; the next begins.</summary>
    public DiskScript Kill()
    {
        Replay();
        Model.BeginProcess();
        _handles.Clear();
        return this;
    }

    /// <summary>What so many power cuts leave of a file, as text; null: no file. Each different outcome once.</summary>
    public HashSet<string?> Outcomes(string name, int cuts = 400)
    {
        Replay();
        var outcomes = new HashSet<string?>();
        for (int seed = 0; seed < cuts; seed++)
        {
            DiskFolder left = new PowerCut(new Random(seed)).Make(Model);
            outcomes.Add(left.Durable.TryGetValue(name, out DiskNode? node) ? Encoding.ASCII.GetString(((DiskFile)node).Durable.Span) : null);
        }

        return outcomes;
    }

    private void Replay()
    {
        Model.Replay(_entries);
        _entries.Clear();
    }

    private DiskScript Add(JournalKind kind, ulong handle, long offset, string? name = null, byte[]? data = null)
    {
        _entries.Add(new JournalEntry(kind, handle, offset, name is null ? "" : name.Length == 0 ? "/d" : "/d/" + name, data ?? []));
        return this;
    }
}
