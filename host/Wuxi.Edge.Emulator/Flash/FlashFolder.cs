using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Emulator.Flash;

/// <summary>One folder of an emulated flash: files whose names begin with the folder's, and no others can be named. Not thread safe.</summary>
/// <param name="flash">The flash.</param>
/// <param name="name">Name of the folder.</param>
public sealed class FlashFolder(EmulatedFlash flash, string name) : IStoreFiles
{
    private readonly string _prefix = name + "/";

    /// <inheritdoc/>
    public string[]? List() => flash.List()?.Where(file => file.StartsWith(_prefix, StringComparison.Ordinal)).Select(file => file[_prefix.Length..]).ToArray();

    /// <inheritdoc/>
    public int Length(string name) => flash.Length(_prefix + name);

    /// <inheritdoc/>
    public int ReadAt(string name, int position, byte[] into, int offset, int count) => flash.ReadAt(_prefix + name, position, into, offset, count);

    /// <inheritdoc/>
    public bool Append(string name, byte[] bytes, int offset, int count) => flash.Append(_prefix + name, bytes, offset, count);

    /// <inheritdoc/>
    public bool Flush(string name) => flash.Flush(_prefix + name);

    /// <inheritdoc/>
    public bool Delete(string name) => flash.Delete(_prefix + name);
}
