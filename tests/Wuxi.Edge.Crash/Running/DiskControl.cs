using System.IO.MemoryMappedFiles;

namespace Wuxi.Edge.Crash.Running;

/// <summary>What the gateway's disk is like: how much room it has and how long a sync takes; shared with the shim.</summary>
public sealed class DiskControl : IDisposable
{
    private const long Unlimited = -1;
    private const int Bytes = 2 * sizeof(long);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public DiskControl(string path)
    {
        Path = path;
        File.WriteAllBytes(path, new byte[Bytes]);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, Bytes);
        _view = _file.CreateViewAccessor(0, Bytes);
        Lift();
    }

    public string Path { get; }

    /// <summary>From now on so many bytes, and then "disk full".</summary>
    public void Limit(long bytes) => _view.Write(0, bytes);

    /// <summary>From now on as much as the real disk takes.</summary>
    public void Lift() => _view.Write(0, Unlimited);

    /// <summary>A sync takes so much longer than it does here: a good SD card needs some ms, a worn one a hundred.</summary>
    public void SlowDown(TimeSpan by) => _view.Write(sizeof(long), (long)by.TotalMicroseconds);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
