using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>The files of a record store, with what they allocate counted, and the names that were made for them.</summary>
internal sealed class OutsideFiles(IStoreFiles files, Outside outside) : IStoreFiles
{
    private string? _written;
    private string? _read;

    /// <summary>Times that another name came to be written, read or deleted than the one before: each may have been made for it.</summary>
    public int Names { get; private set; }

    public string[]? List()
    {
        using Outside.Stay stay = outside.Enter();
        return files.List();
    }

    public int Length(string name)
    {
        using Outside.Stay stay = outside.Enter();
        return files.Length(name);
    }

    public int ReadAt(string name, int position, byte[] into, int offset, int count)
    {
        using Outside.Stay stay = outside.Enter();
        Names += ReferenceEquals(name, _read) ? 0 : 1;
        _read = name;
        return files.ReadAt(name, position, into, offset, count);
    }

    public bool Append(string name, byte[] bytes, int offset, int count)
    {
        using Outside.Stay stay = outside.Enter();
        Names += ReferenceEquals(name, _written) ? 0 : 1;
        _written = name;
        return files.Append(name, bytes, offset, count);
    }

    public bool Flush(string name)
    {
        using Outside.Stay stay = outside.Enter();
        return files.Flush(name);
    }

    public bool Delete(string name)
    {
        using Outside.Stay stay = outside.Enter();
        Names++;
        return files.Delete(name);
    }
}
