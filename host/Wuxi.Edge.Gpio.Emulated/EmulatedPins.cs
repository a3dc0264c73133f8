using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace Wuxi.Edge.Gpio.Emulated;

/// <summary>
/// Pins in a memory-mapped file: the process that drives them and those that watch see the same levels, and a killed process
/// leaves them as they were, as on a real board. Every change of a level is also kept, with its instant, in a ring of
/// <see cref="EdgeCapacity"/> edges; an observer that is further behind misses the oldest (and can tell by the sequence).
/// One process writes at a time; thread safe within it. Any number read.
/// </summary>
public sealed unsafe class EmulatedPins : IDisposable
{
    /// <summary>How many pins there are: 0 to 63.</summary>
    public const int Count = 64;

    /// <summary>How many edges are kept.</summary>
    public const int EdgeCapacity = 4096;

    /// <summary>Environment variable that names the file.</summary>
    public const string PathVariable = "WUXI_EDGE_GPIO_FILE";

    // Layout: magic, edge count; 64 pins of two bytes (mode, level); ring of (sequence, ticks, pin | level << 8).
    private const long Magic = 0x3130_4F49_5047_5857;
    private const int EdgeCountOffset = 8;
    private const int PinsOffset = 64;
    private const int EdgesOffset = 256;
    private const int EdgeSize = 24;
    private const int Size = EdgesOffset + (EdgeCapacity * EdgeSize);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _base;
    private readonly Lock _gate = new();
    private bool _isDisposed;

    private EmulatedPins(MemoryMappedFile file)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, Size);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _base);
        if (Volatile.Read(ref *(long*)_base) != Magic)
        {
            Volatile.Write(ref *(long*)_base, Magic);
        }
    }

    /// <summary>The file of the environment variable <see cref="PathVariable"/>, else one in shared memory for this user.</summary>
    public static string DefaultPath => Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path
        ? path
        : Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"wuxi-edge-gpio-{Environment.UserName}");

    /// <summary>How many edges there ever were.</summary>
    public long EdgeCount => Volatile.Read(ref *(long*)(_base + EdgeCountOffset));

    /// <summary>Opens the file, and makes it with all pins as low inputs when it is not there.</summary>
    /// <exception cref="IOException">The file cannot be made or opened.</exception>
    public static EmulatedPins Open(string path)
    {
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (stream.Length < Size)
        {
            stream.SetLength(Size);
        }

        return new EmulatedPins(MemoryMappedFile.CreateFromFile(stream, null, Size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false));
    }

    /// <summary>The level of a pin.</summary>
    public bool Read(int pin) => Volatile.Read(ref _base[PinsOffset + (pin * 2) + 1]) != 0;

    /// <summary>Sets the level of a pin; a change becomes an edge.</summary>
    public void Write(int pin, bool isHigh)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            ref byte level = ref _base[PinsOffset + (pin * 2) + 1];
            byte next = isHigh ? (byte)1 : (byte)0;
            if (level == next)
            {
                return;
            }

            Volatile.Write(ref level, next);
            long sequence = EdgeCount + 1;
            byte* edge = _base + EdgesOffset + ((sequence - 1) % EdgeCapacity * EdgeSize);
            // The sequence is taken away first and set last: a reader never takes half an edge for a whole one.
            Volatile.Write(ref *(long*)edge, 0);
            *(long*)(edge + 8) = Stopwatch.GetTimestamp();
            *(long*)(edge + 16) = (uint)pin | ((long)next << 8);
            Volatile.Write(ref *(long*)edge, sequence);
            Volatile.Write(ref *(long*)(_base + EdgeCountOffset), sequence);
        }
    }

    /// <summary>The edges with a sequence above <paramref name="after"/> that are still kept, oldest first.</summary>
    public IReadOnlyList<PinEdge> ReadEdges(long after)
    {
        long last = EdgeCount;
        var edges = new List<PinEdge>();
        for (long sequence = Math.Max(after + 1, last - EdgeCapacity + 1); sequence <= last; sequence++)
        {
            byte* edge = _base + EdgesOffset + ((sequence - 1) % EdgeCapacity * EdgeSize);
            long before = Volatile.Read(ref *(long*)edge);
            long ticks = *(long*)(edge + 8);
            long pin = *(long*)(edge + 16);
            if (before == sequence && Volatile.Read(ref *(long*)edge) == sequence)
            {
                edges.Add(new PinEdge(sequence, (int)(pin & 0xFF), (pin & 0x100) != 0, ticks));
            }
        }

        return edges;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }

    internal byte GetMode(int pin) => Volatile.Read(ref _base[PinsOffset + (pin * 2)]);

    internal void SetMode(int pin, byte mode) => Volatile.Write(ref _base[PinsOffset + (pin * 2)], mode);
}
