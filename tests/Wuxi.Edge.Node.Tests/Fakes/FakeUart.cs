using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A serial line with slaves on it: what the node writes goes to all, what they answer arrives byte by byte at the line's speed.</summary>
internal sealed class FakeUart(TestClock clock, int baud) : INativeLine
{
    private readonly List<(long AtUs, byte Value)> _input = [];

    /// <summary>Answers to a request: bytes, and after how long they begin, ms. Null: silence.</summary>
    public List<Func<byte[], (byte[] Bytes, int DelayMs)?>> Slaves { get; } = [];

    public List<byte[]> Written { get; } = [];

    public long NextEventUs => _input.Count > 0 ? _input[0].AtUs : long.MaxValue;

    public long Overruns => 0;

    private double ByteUs => 11_000_000.0 / baud;

    /// <summary>Bytes that arrive without being asked for.</summary>
    public void Feed(byte[] bytes) => Put(bytes, clock.UptimeMs * 1000);

    public int Receive(Span<byte> into, long untilUs)
    {
        int taken = 0;
        while (taken < into.Length && _input.Count > 0 && _input[0].AtUs <= untilUs)
        {
            into[taken++] = _input[0].Value;
            _input.RemoveAt(0);
        }

        return taken;
    }

    public long Send(ReadOnlySpan<byte> bytes, long atUs)
    {
        byte[] request = bytes.ToArray();
        Written.Add(request);
        long endUs = atUs + (long)Math.Ceiling(bytes.Length * ByteUs);
        foreach (var slave in Slaves)
        {
            if (slave(request) is { } reply)
            {
                Put(reply.Bytes, endUs + (reply.DelayMs * 1000L));
            }
        }

        return endUs;
    }

    public void Dispose()
    {
    }

    private void Put(byte[] bytes, long fromUs)
    {
        _input.AddRange(bytes.Select((value, i) => (fromUs + (long)Math.Ceiling((i + 1) * ByteUs), value)));
        _input.Sort((a, b) => a.AtUs.CompareTo(b.AtUs));
    }
}
