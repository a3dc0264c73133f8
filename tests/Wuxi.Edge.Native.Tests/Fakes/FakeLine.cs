namespace Wuxi.Edge.Native.Tests.Fakes;

/// <summary>A serial wire on which bytes come when a test said so, and on which somebody may answer.</summary>
internal sealed class FakeLine : INativeLine
{
    private const long UsPerSecond = 1000000;

    private readonly Queue<(long EndUs, byte Value)> _coming = new();
    private int _baud = 9600;
    private int _bits = 10;
    private long _lastUs;

    /// <summary>Told each request and when its last bit had left; calls <see cref="Say"/> to answer.</summary>
    public Action<byte[], long>? Answer { get; set; }

    public List<byte[]> Requests { get; } = [];

    public bool IsOpen { get; private set; }

    public long Overruns { get; set; }

    public long NextEventUs => _coming.TryPeek(out (long EndUs, byte Value) first) ? first.EndUs : long.MaxValue;

    /// <summary>Null when it is open already.</summary>
    public FakeLine? Open(int baud, int parity)
    {
        if (IsOpen)
        {
            return null;
        }

        IsOpen = true;
        _baud = baud;
        _bits = parity == 0 ? 10 : 11;
        return this;
    }

    /// <summary>Bytes come one after the other, the first begins at an instant or when the line is free. When the last has ended.</summary>
    public long Say(IEnumerable<byte> bytes, long fromUs)
    {
        long startUs = Math.Max(fromUs, _lastUs);
        int count = 0;
        foreach (byte value in bytes)
        {
            _lastUs = startUs + (++count * _bits * UsPerSecond / _baud);
            _coming.Enqueue((_lastUs, value));
        }

        return _lastUs;
    }

    public int Receive(Span<byte> into, long untilUs)
    {
        int count = 0;
        while (count < into.Length && NextEventUs <= untilUs)
        {
            into[count++] = _coming.Dequeue().Value;
        }

        return count;
    }

    public long Send(ReadOnlySpan<byte> bytes, long atUs)
    {
        byte[] request = bytes.ToArray();
        long endUs = atUs + (request.Length * _bits * UsPerSecond / _baud);
        Requests.Add(request);
        Answer?.Invoke(request, endUs);
        return endUs;
    }

    public void Dispose() => IsOpen = false;
}
