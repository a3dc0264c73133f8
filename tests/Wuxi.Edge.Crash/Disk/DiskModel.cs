using System.Text;

namespace Wuxi.Edge.Crash.Disk;

/// <summary>
/// What is on a disk, rebuilt from what processes did to it. POSIX promises no more than this: a file's bytes and size last
/// when the file was synced after they were written, a name when its folder was. All else may be there after a power cut or not,
/// in any combination. What a process leaves unsynced when it is killed stays with the system, and so it stays unsynced for
/// the process after it. Not thread safe.
/// </summary>
/// <param name="root">Absolute path of the folder; it exists.</param>
/// <param name="lie">What the disk only pretends to do.</param>
public sealed class DiskModel(string root, Lie lie = Lie.None)
{
    private const int CreateFlag = 0x40;
    private const int TruncateFlag = 0x200;
    private const int DataSyncFlag = 0x1000;

    private readonly Dictionary<ulong, DiskNode> _handles = [];
    private readonly HashSet<ulong> _synchronous = [];
    private readonly Dictionary<ulong, Queue<long>> _syncs = [];
    private readonly List<NameChange> _names = [];
    private JournalEntry? _open;
    private long _order;

    /// <summary>The folder itself.</summary>
    public DiskFolder Root { get; private set; } = new();

    /// <summary>Changes of names that may be lost, in order.</summary>
    public IReadOnlyList<NameChange> PendingNames => _names;

    /// <summary>Calls replayed so far.</summary>
    public long Calls => _order;

    /// <summary>Syncs that ended well.</summary>
    public long Syncs { get; private set; }

    /// <summary>Bytes that were refused with "disk full".</summary>
    public long Refused { get; private set; }

    /// <summary>Begins with what a power cut left: all of it is on disk.</summary>
    public void Settle(DiskFolder image)
    {
        Root = image;
        _names.Clear();
        BeginProcess();
    }

    /// <summary>Another process: handles count anew.</summary>
    public void BeginProcess()
    {
        _handles.Clear();
        _synchronous.Clear();
        _syncs.Clear();
        _open = null;
    }

    /// <summary>
    /// Replays what a process did, or the next part of it. Gives the last call if it has no end: at the end of the journal nobody
    /// knows whether it was done, because the process was killed in it.
    /// </summary>
    /// <exception cref="NotSupportedException">It did something that is not recorded, so nothing can be said.</exception>
    public JournalEntry? Replay(IEnumerable<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (JournalEntry entry in entries)
        {
            switch (entry.Kind)
            {
                case JournalKind.Sync:
                    SyncsOf(entry.Handle).Enqueue(++_order);
                    break;
                case JournalKind.Synced:
                    EndSync(entry);
                    break;
                case JournalKind.DiskFull:
                    Refused += entry.Offset;
                    break;
                case JournalKind.Unknown:
                    CheckMapping(entry);
                    break;
                case JournalKind.Result when entry.Offset < 0:
                    _open = null;
                    break;
                case JournalKind.Result:
                    Do(_open!.Kind == JournalKind.Write ? _open with { Data = _open.Data[..(int)entry.Offset] } : _open);
                    _open = null;
                    break;
                default:
                    _open = entry;
                    break;
            }
        }

        return _open;
    }

    /// <summary>Does one call, as one that succeeded.</summary>
    public void Do(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _order++;
        switch (entry.Kind)
        {
            case JournalKind.Open:
                Open(entry);
                break;
            case JournalKind.Write:
                Change(entry.Handle, new FileChange(_order, entry.Offset, entry.Data));
                break;
            case JournalKind.Truncate:
                Change(entry.Handle, new FileChange(_order, entry.Offset, null));
                break;
            case JournalKind.Rename:
                DiskNode moved = Find(entry.Path);
                string to = Encoding.UTF8.GetString(entry.Data);
                ChangeNames((entry.Path, null), (to, moved));
                break;
            case JournalKind.Unlink or JournalKind.RemoveFolder:
                ChangeNames((entry.Path, null));
                break;
            case JournalKind.Link:
                ChangeNames((Encoding.UTF8.GetString(entry.Data), Find(entry.Path)));
                break;
            case JournalKind.MakeFolder:
                ChangeNames((entry.Path, new DiskFolder()));
                break;
            default:
                throw new InvalidDataException($"call {_order}: found {entry.Kind}, expected a change");
        }
    }

    /// <summary>The places, among all calls, of those that a power cut now may undo.</summary>
    public IEnumerable<long> PendingOrders() =>
        _names.Select(change => change.Order).Concat(Files(Root).Distinct().SelectMany(file => file.Pending).Select(change => change.Order));

    /// <summary>The file of a handle, when it is one.</summary>
    public DiskFile? FileOf(ulong handle) => _handles.GetValueOrDefault(handle) as DiskFile;

    private static IEnumerable<DiskFile> Files(DiskFolder folder) =>
        folder.Durable.Values.Concat(folder.Live.Values).SelectMany(node => node is DiskFolder inner ? Files(inner) : [(DiskFile)node]);

    /// <summary>Path of a file relative to the folder.</summary>
    public string Relative(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length == root.Length ? "" : path[(root.Length + 1)..];
    }

    private void Open(JournalEntry entry)
    {
        if (TryFind(entry.Path) is not { } node)
        {
            if ((entry.Offset & CreateFlag) == 0)
            {
                throw new InvalidDataException($"call {_order} opened {entry.Path}, which nobody made");
            }

            node = new DiskFile();
            ChangeNames((entry.Path, node));
        }

        _handles[entry.Handle] = node;
        if (node is not DiskFile file)
        {
            return;
        }

        if ((entry.Offset & TruncateFlag) != 0 && file.Live.Length > 0)
        {
            file.Do(new FileChange(_order, 0, null));
        }

        if ((entry.Offset & DataSyncFlag) != 0)
        {
            _synchronous.Add(entry.Handle);
        }
    }

    private void Change(ulong handle, FileChange change)
    {
        DiskFile file = FileOf(handle) ?? throw new InvalidDataException($"call {_order} changed handle {handle}, which is no open file");
        file.Do(change);
        if (_synchronous.Contains(handle) && !IsLied(file))
        {
            file.Settle(_order + 1);
        }
    }

    private void ChangeNames(params (string Path, DiskNode? Node)[] parts)
    {
        var change = new NameChange(_order, [.. parts.Select(part => Part(part.Path, part.Node))]);
        change.ApplyTo(folder => folder.Live);
        _names.Add(change);
    }

    private (DiskFolder Folder, string Name, DiskNode? Node) Part(string path, DiskNode? node)
    {
        int slash = path.LastIndexOf('/');
        string name = path[(slash + 1)..];
        if (node is not null)
        {
            node.Name = name;
        }

        return ((DiskFolder)Find(path[..slash]), name, node);
    }

    private void EndSync(JournalEntry entry)
    {
        // Syncs of one handle that run beside each other may end in any order: the earlier beginning is the safe one.
        long begun = SyncsOf(entry.Handle).Dequeue();
        if (entry.Offset != 0 || !_handles.TryGetValue(entry.Handle, out DiskNode? node))
        {
            return;
        }

        Syncs++;
        if (IsLied(node))
        {
            return;
        }

        if (node is DiskFile file)
        {
            file.Settle(begun);
        }
        else if (node is DiskFolder folder)
        {
            foreach (NameChange change in _names.Where(change => change.Order < begun && change.Touches(folder)))
            {
                change.ApplyTo(each => each.Durable);
            }

            _names.RemoveAll(change => change.Order < begun && change.Touches(folder));
        }
    }

    private bool IsLied(DiskNode node) => lie switch
    {
        Lie.Log => node.Name.EndsWith("-wal", StringComparison.Ordinal),
        Lie.Files => node is DiskFile,
        Lie.Folders => node is DiskFolder,
        _ => false,
    };

    // SQLite shares the index of its log by memory; it is made anew after a crash. Nobody else may write so.
    private void CheckMapping(JournalEntry entry)
    {
        string name = _handles.TryGetValue(entry.Handle, out DiskNode? node) ? node.Name : "?";
        if (!DiskImage.IsIndex(name))
        {
            throw new NotSupportedException($"{entry.Path} of {name} for writing is not recorded, so nothing can be said about power cuts");
        }
    }

    private Queue<long> SyncsOf(ulong handle)
    {
        if (!_syncs.TryGetValue(handle, out Queue<long>? syncs))
        {
            _syncs[handle] = syncs = new Queue<long>();
        }

        return syncs;
    }

    private DiskNode Find(string path) =>
        TryFind(path) ?? throw new InvalidDataException($"call {_order} is about {path}, which nobody made");

    private DiskNode? TryFind(string path)
    {
        DiskNode? node = Root;
        foreach (string name in Relative(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = (node as DiskFolder)?.Live.GetValueOrDefault(name);
        }

        return node;
    }
}
