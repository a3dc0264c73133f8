using Wuxi.Edge.Native;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>A serial wire whose other end a test holds. A byte takes 1 ms.</summary>
internal sealed class FakeLine : INativeLine
{
    private const long ByteUs = 1000;

    private readonly Queue<(long AtUs, byte Value)> _coming = new();

    public List<byte> Sent { get; } = [];

    public bool IsDisposed { get; private set; }

    public long NextEventUs => _coming.TryPeek(out (long AtUs, byte) next) ? next.AtUs : long.MaxValue;

    public long Overruns => 0;

    /// <summary>Bytes that arrive from an instant on.</summary>
    public void Feed(long fromUs, params byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            fromUs += ByteUs;
            _coming.Enqueue((fromUs, value));
        }
    }

    public int Receive(Span<byte> into, long untilUs)
    {
        int count = 0;
        while (count < into.Length && _coming.TryPeek(out (long AtUs, byte Value) next) && next.AtUs <= untilUs)
        {
            into[count++] = _coming.Dequeue().Value;
        }

        return count;
    }

    public long Send(ReadOnlySpan<byte> bytes, long atUs)
    {
        Sent.AddRange(bytes);
        return atUs + (bytes.Length * ByteUs);
    }

    public void Dispose() => IsDisposed = true;
}
