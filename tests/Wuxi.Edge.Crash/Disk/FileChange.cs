namespace Wuxi.Edge.Crash.Disk;

/// <summary>A write, or (without data) a new size.</summary>
/// <param name="Order">Place among all recorded calls.</param>
/// <param name="Offset">Where, or the new size.</param>
/// <param name="Data">What was written; null for a new size.</param>
public sealed record FileChange(long Order, long Offset, byte[]? Data)
{
    /// <summary>Does the whole change.</summary>
    public void ApplyTo(FileBytes bytes)
    {
        if (Data is null)
        {
            bytes.SetLength(Offset);
        }
        else
        {
            bytes.Write(Offset, Data);
        }
    }
}
