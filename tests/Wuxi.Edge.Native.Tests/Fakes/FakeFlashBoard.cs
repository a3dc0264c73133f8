namespace Wuxi.Edge.Native.Tests.Fakes;

/// <summary>A board with flash for a journal. A restart is another board with the same flash.</summary>
internal sealed class FakeFlashBoard(INativeFlash flash) : FakeBoard, INativeFlash
{
    public int Sectors => flash.Sectors;

    public bool Read(int address, Span<byte> into) => flash.Read(address, into);

    public bool Program(int address, ReadOnlySpan<byte> bytes) => flash.Program(address, bytes);

    public bool Erase(int sector) => flash.Erase(sector);
}
