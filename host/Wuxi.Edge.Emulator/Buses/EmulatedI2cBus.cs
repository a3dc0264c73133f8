using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Emulator.Buses;

/// <summary>
/// An I2C bus with a node as its one master. Bit errors hit what either side reads; a device whose address was hit does not know that it is
/// meant. For the thread that runs the node.
/// </summary>
public sealed class EmulatedI2cBus
{
    private readonly string _id;
    private readonly IReadOnlyList<II2cSlave> _slaves;
    private readonly IBusDisturbance _disturbance;
    private readonly WireErrors _errors;

    /// <param name="id">Bus id of the workshop file.</param>
    /// <param name="slaves">What hangs on it, each with another address.</param>
    /// <param name="disturbance">What goes wrong on it.</param>
    /// <param name="seed">Decides which bits are hit by errors.</param>
    public EmulatedI2cBus(string id, IReadOnlyList<II2cSlave> slaves, IBusDisturbance disturbance, ulong seed)
    {
        _id = id;
        _slaves = slaves;
        _disturbance = disturbance;
        _errors = new WireErrors(id, disturbance, seed);
    }

    /// <summary>The node's supply has come, and with it theirs.</summary>
    public void PowerOn(long nowNs)
    {
        foreach (II2cSlave slave in _slaves)
        {
            slave.PowerOn(nowNs);
        }
    }

    /// <summary>One transfer: bytes written, then bytes read after a repeated start; either may be none.</summary>
    public I2cOutcome Transfer(int address, ReadOnlySpan<byte> write, Span<byte> read, long nowNs)
    {
        if (_disturbance.IsStuck(_id, nowNs))
        {
            return I2cOutcome.Stuck;
        }

        II2cSlave? slave = _slaves.FirstOrDefault(known => known.Address == address);
        if (slave is null || _disturbance.IsSilent(slave.Id, nowNs))
        {
            return I2cOutcome.NotAcknowledged;
        }

        if ((write.Length > 0 || read.Length == 0) && !(IsAddressed(address << 1, nowNs) && Write(slave, write, nowNs)))
        {
            return I2cOutcome.NotAcknowledged;
        }

        if (read.Length > 0)
        {
            Span<byte> answer = stackalloc byte[read.Length];
            if (!IsAddressed((address << 1) | 1, nowNs) || !slave.Read(answer, nowNs))
            {
                return I2cOutcome.NotAcknowledged;
            }

            _errors.Pass(answer, nowNs);
            answer.CopyTo(read);
        }

        return I2cOutcome.Full;
    }

    private bool Write(II2cSlave slave, ReadOnlySpan<byte> write, long nowNs)
    {
        Span<byte> heard = stackalloc byte[write.Length];
        write.CopyTo(heard);
        _errors.Pass(heard, nowNs);
        return slave.Write(heard, nowNs);
    }

    private bool IsAddressed(int first, long nowNs)
    {
        Span<byte> heard = [(byte)first];
        _errors.Pass(heard, nowNs);
        return heard[0] == first;
    }
}
