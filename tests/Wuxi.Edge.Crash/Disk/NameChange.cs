namespace Wuxi.Edge.Crash.Disk;

/// <summary>A change of names, which a file system does wholly or not at all; a rename has two parts.</summary>
/// <param name="Order">Place among all recorded calls.</param>
/// <param name="Parts">Folder, name, and what has the name afterwards; null: nothing.</param>
public sealed record NameChange(long Order, IReadOnlyList<(DiskFolder Folder, string Name, DiskNode? Node)> Parts)
{
    /// <summary>Whether syncing the folder makes it last.</summary>
    public bool Touches(DiskFolder folder) => Parts.Any(part => part.Folder == folder);

    /// <summary>Does it to the names that <paramref name="namesOf"/> gives for a folder.</summary>
    public void ApplyTo(Func<DiskFolder, IDictionary<string, DiskNode>> namesOf)
    {
        foreach ((DiskFolder folder, string name, DiskNode? node) in Parts)
        {
            if (node is null)
            {
                namesOf(folder).Remove(name);
            }
            else
            {
                namesOf(folder)[name] = node;
            }
        }
    }
}
