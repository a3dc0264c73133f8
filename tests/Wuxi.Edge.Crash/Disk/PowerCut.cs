namespace Wuxi.Edge.Crash.Disk;

/// <summary>
/// Makes up what a power cut leaves: all that was synced, and of the rest a part that chance picks. Sectors of 512 bytes are
/// written whole, or (rarely) torn at a byte.
/// </summary>
public sealed class PowerCut(Random random)
{
    private const int Sector = 512;

    // Of what was not synced, beside the place of a call up to which it is left. Calls count from 1.
    private const long Anything = -1;
    private const long Nothing = 0;

    private readonly Dictionary<DiskNode, DiskNode> _left = [];
    private readonly Dictionary<DiskFolder, SortedDictionary<string, DiskNode>> _names = [];

    /// <summary>How many recorded changes were lost, wholly or in part.</summary>
    public int Lost { get; private set; }

    /// <summary>How many were there to lose.</summary>
    public int Pending { get; private set; }

    /// <summary>What is left, as a folder that is wholly on disk. The model is not changed.</summary>
    public DiskFolder Make(DiskModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        // A disk that writes in order loses what came after some moment; another one loses anything; the worst one writes nothing unasked.
        long[] pending = [.. model.PendingOrders()];
        long until = pending.Length == 0 ? Anything : random.Next(4) switch
        {
            0 => Nothing,
            1 => Anything,
            _ => pending[random.Next(pending.Length)],
        };
        foreach (NameChange change in model.PendingNames)
        {
            Pending++;
            if (until != Anything ? change.Order <= until : random.Next(2) == 0)
            {
                change.ApplyTo(NamesOf);
            }
            else
            {
                Lost++;
            }
        }

        return (DiskFolder)Leave(model.Root, until);
    }

    private SortedDictionary<string, DiskNode> NamesOf(DiskFolder folder)
    {
        if (!_names.TryGetValue(folder, out SortedDictionary<string, DiskNode>? names))
        {
            _names[folder] = names = new SortedDictionary<string, DiskNode>(folder.Durable, StringComparer.Ordinal);
        }

        return names;
    }

    private DiskNode Leave(DiskNode node, long until)
    {
        if (_left.TryGetValue(node, out DiskNode? left))
        {
            return left;
        }

        if (node is DiskFile file)
        {
            _left[node] = left = DiskFile.Settled(BytesOf(file, until));
        }
        else
        {
            var folder = new DiskFolder();
            _left[node] = left = folder;
            foreach ((string name, DiskNode inner) in NamesOf((DiskFolder)node))
            {
                DiskNode innerLeft = Leave(inner, until);
                folder.Durable[name] = innerLeft;
                folder.Live[name] = innerLeft;
            }
        }

        left.Name = node.Name;
        return left;
    }

    private FileBytes BytesOf(DiskFile file, long until)
    {
        FileBytes bytes = file.Durable.Clone();
        Pending += file.Pending.Count;
        if (until != Anything)
        {
            KeepUpTo(file, bytes, until);
            return bytes;
        }

        // Of a file that chance treats badly nothing is left, of another one all, most or half.
        int percent = random.Next(5) switch { 0 => 0, 1 => 100, 2 => 95, 3 => 50, _ => random.Next(101) };
        bool isBySector = random.Next(2) == 0;
        foreach (FileChange change in file.Pending)
        {
            Keep(change, bytes, percent, isBySector);
        }

        return bytes;
    }

    private void KeepUpTo(DiskFile file, FileBytes bytes, long until)
    {
        foreach (FileChange change in file.Pending)
        {
            if (change.Order < until)
            {
                change.ApplyTo(bytes);
            }
            else if (change.Order == until && change.Data is { Length: > 0 } data)
            {
                Lost++;
                int kept = random.Next(data.Length);
                bytes.Write(change.Offset, data.AsSpan(0, random.Next(4) == 0 ? kept : kept / Sector * Sector));
            }
            else
            {
                Lost++;
            }
        }
    }

    private void Keep(FileChange change, FileBytes bytes, int percent, bool isBySector)
    {
        if (change.Data is null || !isBySector)
        {
            if (random.Next(100) < percent)
            {
                change.ApplyTo(bytes);
            }
            else
            {
                Lost++;
            }

            return;
        }

        bool isWhole = true;
        for (int from = 0; from < change.Data.Length;)
        {
            int to = (int)Math.Min(change.Data.Length, from + Sector - ((change.Offset + from) % Sector));
            if (random.Next(100) < percent)
            {
                bytes.Write(change.Offset + from, change.Data.AsSpan(from, to - from));
            }
            else
            {
                isWhole = false;
            }

            from = to;
        }

        Lost += isWhole ? 0 : 1;
    }
}
