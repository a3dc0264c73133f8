namespace Wuxi.Edge.Emulator.Buses;

/// <summary>
/// A serial wire with a node at one end and instruments on it. Nothing runs in the background: whatever has happened up
/// to an instant is worked out, in order of time, when the node looks. A byte is there when its last bit has arrived.
/// Not thread safe: it belongs to the thread that runs the node.
/// <para>
/// On RS-485 (half duplex) everybody hears everybody, the node hears nothing while it sends, and characters that overlap
/// in time are garbage for all. On a point-to-point UART the two directions do not know each other.
/// </para>
/// The node's receive ring holds 512 bytes (the size the firmware asks for); what comes when it is full is lost and counted.
/// </summary>
public sealed class SerialBus
{
    /// <summary>Sender index of the node.</summary>
    internal const int Node = -1;

    private const int RingCapacity = 512;

    private readonly bool _isHalfDuplex;
    private readonly ISerialDevice[] _devices;
    private readonly Transmitter[] _transmitters;
    private readonly IBusDisturbance _disturbance;
    private readonly ulong _seed;
    private readonly PriorityQueue<Transmission, (long EndNs, long Order)> _onTheWire = new();
    private readonly List<Transmission> _pending = [];
    private readonly Queue<byte> _received = new();
    private SerialFormat _nodeFormat;
    private long _order;
    private long _character;
    private long _nodeBusyUntilNs;

    /// <param name="id">Bus id of the workshop file.</param>
    /// <param name="format">How the instruments talk.</param>
    /// <param name="isHalfDuplex">Whether all share one pair of wires (RS-485).</param>
    /// <param name="devices">The instruments on it.</param>
    /// <param name="disturbance">What goes wrong on it.</param>
    /// <param name="seed">Decides which bits are hit by errors.</param>
    public SerialBus(
        string id, SerialFormat format, bool isHalfDuplex, IReadOnlyList<ISerialDevice> devices, IBusDisturbance disturbance, ulong seed)
    {
        Id = id;
        Format = format;
        _nodeFormat = format;
        _isHalfDuplex = isHalfDuplex;
        _devices = [.. devices];
        _disturbance = disturbance;
        _seed = SeededHash.Derive(seed, id);
        _transmitters = [.. _devices.Select((_, index) => new Transmitter(this, index))];
    }

    /// <summary>Bus id of the workshop file.</summary>
    public string Id { get; }

    /// <summary>How the instruments talk.</summary>
    public SerialFormat Format { get; }

    /// <summary>Bytes lost because the node did not read in time.</summary>
    public long Overruns { get; private set; }

    /// <summary>The node opens its end; with another format than <see cref="Format"/> neither side reads what the other sends.</summary>
    public void Open(SerialFormat nodeFormat, long nowNs)
    {
        AdvanceTo(nowNs);
        _nodeFormat = nodeFormat;
        _received.Clear();
    }

    /// <summary>When something happens on the wire next, ns; <see cref="long.MaxValue"/> for nothing.</summary>
    public long NextEventNs
    {
        get
        {
            NextToWake(out long wakeNs);
            return Math.Min(wakeNs, _onTheWire.TryPeek(out _, out (long EndNs, long) next) ? next.EndNs : long.MaxValue);
        }
    }

    /// <summary>The node sends, after what it is still sending. Returns the end of its last character, ns.</summary>
    public long Send(ReadOnlySpan<byte> data, long nowNs)
    {
        AdvanceTo(nowNs);
        return _nodeBusyUntilNs = Put(Node, data, Math.Max(nowNs, _nodeBusyUntilNs), _nodeFormat);
    }

    /// <summary>How many received bytes wait for the node.</summary>
    public int Available(long nowNs)
    {
        AdvanceTo(nowNs);
        return _received.Count;
    }

    /// <summary>Hands received bytes to the node; returns how many.</summary>
    public int Receive(Span<byte> into, long nowNs)
    {
        AdvanceTo(nowNs);
        int count = Math.Min(into.Length, _received.Count);
        for (var index = 0; index < count; index++)
        {
            into[index] = _received.Dequeue();
        }

        return count;
    }

    /// <summary>Throws away what waits for the node.</summary>
    public void Discard(long nowNs)
    {
        AdvanceTo(nowNs);
        _received.Clear();
    }

    /// <summary>The node lost power: what it was sending breaks off, and its ring is empty.</summary>
    public void ResetNode(long nowNs)
    {
        AdvanceTo(nowNs);
        _received.Clear();
        _nodeBusyUntilNs = nowNs;
        Transmission[] kept = [.. _pending.Where(transmission => transmission.Sender != Node)];
        _pending.Clear();
        _onTheWire.Clear();
        foreach (Transmission transmission in kept)
        {
            _pending.Add(transmission);
            _onTheWire.Enqueue(transmission, (transmission.EndNs, _order++));
        }
    }

    private void AdvanceTo(long nowNs)
    {
        while (true)
        {
            long arrivalNs = _onTheWire.TryPeek(out _, out var key) ? key.EndNs : long.MaxValue;
            int waking = NextToWake(out long wakeNs);
            if (Math.Min(arrivalNs, wakeNs) > nowNs)
            {
                return;
            }

            if (arrivalNs <= wakeNs)
            {
                Transmission transmission = _onTheWire.Dequeue();
                _pending.Remove(transmission);
                Deliver(transmission);
            }
            else
            {
                _devices[waking].Wake(wakeNs, _transmitters[waking]);
            }
        }
    }

    private int NextToWake(out long wakeNs)
    {
        wakeNs = long.MaxValue;
        int next = -1;
        for (var index = 0; index < _devices.Length; index++)
        {
            if (_devices[index].NextWakeNs < wakeNs)
            {
                wakeNs = _devices[index].NextWakeNs;
                next = index;
            }
        }

        return next;
    }

    private void Deliver(Transmission transmission)
    {
        SerialFormat format = transmission.Sender == Node ? _nodeFormat : Format;
        byte value = transmission.Value;
        long character = _character++;
        if (transmission.HasCollided)
        {
            value ^= (byte)(SeededHash.Bits(_seed, character) | 1);
        }

        double rate = _disturbance.BitErrorRate(Id, transmission.EndNs);
        if (rate > 0 && !BitErrors.TryPass(ref value, format, rate, _seed, character))
        {
            return;
        }

        if (transmission.Sender != Node)
        {
            DeliverToNode(value, transmission, character);
        }

        bool hear = _isHalfDuplex || transmission.Sender == Node;
        for (var index = 0; hear && index < _devices.Length; index++)
        {
            bool isMismatch = transmission.Sender == Node && _nodeFormat != Format;
            if (index != transmission.Sender && !isMismatch && !_disturbance.IsSilent(_devices[index].Id, transmission.EndNs))
            {
                _devices[index].Receive(value, transmission.EndNs, _transmitters[index]);
            }
        }
    }

    private void DeliverToNode(byte value, Transmission transmission, long character)
    {
        if (_isHalfDuplex && transmission.StartNs < _nodeBusyUntilNs && transmission.HasCollided)
        {
            // While its driver is on, the node's receiver is off.
            return;
        }

        if (_nodeFormat != Format)
        {
            value ^= (byte)(SeededHash.Bits(_seed, character) | 1);
        }

        if (_received.Count == RingCapacity)
        {
            Overruns++;
            return;
        }

        _received.Enqueue(value);
    }

    private long Put(int sender, ReadOnlySpan<byte> data, long startNs, SerialFormat format)
    {
        for (var index = 0; index < data.Length; index++)
        {
            var transmission = new Transmission(
                sender, data[index], startNs + format.DurationNs(index), startNs + format.DurationNs(index + 1));
            if (_isHalfDuplex)
            {
                MarkCollisions(transmission);
            }

            _pending.Add(transmission);
            _onTheWire.Enqueue(transmission, (transmission.EndNs, _order++));
        }

        return startNs + format.DurationNs(data.Length);
    }

    private void MarkCollisions(Transmission transmission)
    {
        foreach (Transmission other in _pending)
        {
            if (other.Sender != transmission.Sender && other.Overlaps(transmission))
            {
                other.HasCollided = true;
                transmission.HasCollided = true;
            }
        }
    }

    private sealed class Transmitter(SerialBus bus, int device) : ISerialTransmitter
    {
        private long _busyUntilNs;

        public void Send(ReadOnlySpan<byte> data, long startNs)
        {
            if (!bus._disturbance.IsSilent(bus._devices[device].Id, startNs))
            {
                _busyUntilNs = bus.Put(device, data, Math.Max(startNs, _busyUntilNs), bus.Format);
            }
        }
    }
}
