using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Nano.Tests.Device;

internal sealed class FakeLine : IEmulatedSerialLine
{
    public List<byte> Sent { get; } = [];

    public Queue<byte> Received { get; } = new();

    public bool IsBroken { get; set; }

    public bool IsDisposed { get; private set; }

    public int BytesToRead => IsBroken ? throw new IOException("gone") : Received.Count;

    public void Write(ReadOnlySpan<byte> data) => Sent.AddRange(IsBroken ? throw new IOException("gone") : data);

    public int Read(Span<byte> into)
    {
        int read = 0;
        while (read < into.Length && Received.TryDequeue(out byte value))
        {
            into[read++] = value;
        }

        return read;
    }

    public void DiscardInput() => Received.Clear();

    public void Dispose() => IsDisposed = true;
}
