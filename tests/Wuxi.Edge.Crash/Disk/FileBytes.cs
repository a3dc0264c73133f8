namespace Wuxi.Edge.Crash.Disk;

/// <summary>The bytes of a file, which grow with zeros. Not thread safe.</summary>
public sealed class FileBytes
{
    private byte[] _bytes = [];

    /// <summary>Size of the file.</summary>
    public int Length { get; private set; }

    /// <summary>All of it; valid until the next change.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>A copy with a life of its own.</summary>
    public FileBytes Clone()
    {
        var copy = new FileBytes();
        copy.Write(0, Span);
        return copy;
    }

    /// <summary>Writes as pwrite does.</summary>
    public void Write(long offset, ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return;
        }

        int end = checked((int)(offset + data.Length));
        if (end > Length)
        {
            SetLength(end);
        }

        data.CopyTo(_bytes.AsSpan((int)offset));
    }

    /// <summary>Sets the size as ftruncate does.</summary>
    public void SetLength(long length)
    {
        int next = checked((int)length);
        if (next > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(next, checked((int)Math.Min(2L * _bytes.Length, Array.MaxLength))));
        }

        if (next < Length)
        {
            _bytes.AsSpan(next, Length - next).Clear();
        }

        Length = next;
    }
}
