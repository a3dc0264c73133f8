namespace Wuxi.Edge.Emulator.Buses;

/// <summary>
/// One device's place on an SPI bus: its wires and its chip select. Bit errors hit both directions. A silent device leaves the line high. For the thread that
/// runs the node.
/// </summary>
/// <param name="bus">Bus id of the workshop file.</param>
/// <param name="slave">The device.</param>
/// <param name="disturbance">What goes wrong.</param>
/// <param name="seed">Decides which bits are hit by errors.</param>
public sealed class EmulatedSpiPlace(string bus, ISpiSlave slave, IBusDisturbance disturbance, ulong seed)
{
    private readonly WireErrors _errors = new(bus, disturbance, seed);

    /// <summary>The node's supply has come, and with it the device's.</summary>
    public void PowerOn(long nowNs) => slave.PowerOn(nowNs);

    /// <summary>One selection.</summary>
    public void Transfer(ReadOnlySpan<byte> write, Span<byte> read, long nowNs)
    {
        read.Fill(0xFF);
        if (disturbance.IsSilent(slave.Id, nowNs))
        {
            return;
        }

        Span<byte> heard = stackalloc byte[write.Length];
        write.CopyTo(heard);
        _errors.Pass(heard, nowNs);
        slave.Transfer(heard, read, nowNs);
        _errors.Pass(read, nowNs);
    }
}
