namespace Wuxi.Edge.Emulator.Flash;

/// <summary>One file: bytes that are safe, and bytes behind them that are not yet. Not thread safe.</summary>
internal sealed class FlashFile
{
    public List<byte> Bytes { get; } = [];

    /// <summary>How many bytes a power cut leaves alone.</summary>
    public int Safe { get; set; }

    public FlashFile Clone()
    {
        var clone = new FlashFile { Safe = Safe };
        clone.Bytes.AddRange(Bytes);
        return clone;
    }
}
