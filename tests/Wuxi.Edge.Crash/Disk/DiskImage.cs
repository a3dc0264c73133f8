namespace Wuxi.Edge.Crash.Disk;

/// <summary>Between the model and real folders.</summary>
public static class DiskImage
{
    /// <summary>Whether a file is SQLite's index of its log, which is shared memory and no data.</summary>
    public static bool IsIndex(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith("-shm", StringComparison.Ordinal);
    }

    /// <summary>Makes <paramref name="path"/> be what the folder's durable state is; what was there is gone.</summary>
    public static void Write(DiskFolder folder, string path)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Directory.CreateDirectory(path);
        foreach ((string name, DiskNode node) in folder.Durable)
        {
            string inner = Path.Combine(path, name);
            if (node is DiskFolder subfolder)
            {
                Write(subfolder, inner);
            }
            else
            {
                File.WriteAllBytes(inner, ((DiskFile)node).Durable.Span);
            }
        }
    }

    /// <summary>Copies a real folder with all in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    /// <summary>Where a real folder is not what the model takes for its live state, in words; null when it is the same.</summary>
    public static string? FindDifference(DiskFolder folder, string path)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] there = [.. Directory.GetFileSystemEntries(path).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
        if (!there.SequenceEqual(folder.Live.Keys))
        {
            return $"{path} has {string.Join(", ", there)}; recorded were {string.Join(", ", folder.Live.Keys)}";
        }

        foreach ((string name, DiskNode node) in folder.Live)
        {
            string inner = Path.Combine(path, name);
            string? difference = node is DiskFolder subfolder ? FindDifference(subfolder, inner)
                : IsIndex(name) ? null
                : FindDifference((DiskFile)node, inner);
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? FindDifference(DiskFile file, string path)
    {
        ReadOnlySpan<byte> there = File.ReadAllBytes(path);
        ReadOnlySpan<byte> recorded = file.Live.Span;
        if (there.Length != recorded.Length)
        {
            return $"{path} has {there.Length} bytes, recorded were {recorded.Length}";
        }

        int at = there.CommonPrefixLength(recorded);
        return at < there.Length ? $"{path} has {there[at]:x2} at {at}, recorded was {recorded[at]:x2}" : null;
    }
}
