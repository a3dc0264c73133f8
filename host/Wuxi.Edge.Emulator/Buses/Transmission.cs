namespace Wuxi.Edge.Emulator.Buses;

/// <summary>One character on its way over a wire. Belongs to its bus.</summary>
internal sealed class Transmission(int sender, byte value, long startNs, long endNs)
{
    /// <summary>Index of the device, or <see cref="SerialBus.Node"/>.</summary>
    public int Sender => sender;

    public byte Value => value;

    public long StartNs => startNs;

    public long EndNs => endNs;

    /// <summary>Another sender drove the wire at the same time.</summary>
    public bool HasCollided { get; set; }

    public bool Overlaps(Transmission other) => startNs < other.EndNs && other.StartNs < endNs;
}
