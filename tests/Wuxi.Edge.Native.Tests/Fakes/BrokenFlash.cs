namespace Wuxi.Edge.Native.Tests.Fakes;

/// <summary>Flash that reads as blank, and throws where it should write once it is worn.</summary>
internal sealed class BrokenFlash : INativeFlash
{
    private readonly NativeFlashMemory _memory = new(2);

    public bool IsWorn { get; set; }

    public int Sectors => _memory.Sectors;

    public bool Read(int address, Span<byte> into) => _memory.Read(address, into);

    public bool Program(int address, ReadOnlySpan<byte> bytes) =>
        IsWorn ? throw new IOException("worn out") : _memory.Program(address, bytes);

    public bool Erase(int sector) => IsWorn ? throw new IOException("worn out") : _memory.Erase(sector);
}
