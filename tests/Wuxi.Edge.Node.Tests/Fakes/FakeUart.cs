namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A serial line with slaves on it: what the node writes goes to all, what they answer arrives byte by byte at the line's speed.</summary>
internal sealed class FakeUart(TestClock clock, int baud) : IUart
{
    private readonly List<(double AtMs, byte Value)> _input = [];

    /// <summary>Answers to a request: bytes, and after how long they begin, ms. Null: silence.</summary>
    public List<Func<byte[], (byte[] Bytes, int DelayMs)?>> Slaves { get; } = [];

    public List<byte[]> Written { get; } = [];

    public bool IsBroken { get; set; }

    private double ByteMs => 11_000.0 / baud;

    /// <summary>Bytes that arrive without being asked for.</summary>
    public void Feed(byte[] bytes, double inMs = 0) =>
        _input.AddRange(bytes.Select((value, i) => (clock.UptimeMs + inMs + ((i + 1) * ByteMs), value)));

    public void Write(byte[] buffer, int offset, int count)
    {
        byte[] request = buffer[offset..(offset + count)];
        Written.Add(request);
        foreach (var slave in Slaves)
        {
            if (slave(request) is { } reply)
            {
                Feed(reply.Bytes, (count * ByteMs) + reply.DelayMs);
            }
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        if (IsBroken)
        {
            return -1;
        }

        int taken = 0;
        while (taken < count && _input.Count > 0 && _input[0].AtMs <= clock.UptimeMs)
        {
            buffer[offset + taken++] = _input[0].Value;
            _input.RemoveAt(0);
        }

        return taken;
    }

    public void DiscardInput() => _input.RemoveAll(item => item.AtMs <= clock.UptimeMs);
}
