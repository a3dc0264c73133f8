namespace Wuxi.Edge.Emulator.Buses;

/// <summary>
/// A 1-Wire bus: the wire is low in a slot when the master or any device pulls it. Bit errors hit what each side reads, not the reset. For the thread that runs
/// the node.
/// </summary>
public sealed class EmulatedOneWireBus
{
    private readonly string _id;
    private readonly IReadOnlyList<IOneWireSlave> _slaves;
    private readonly IBusDisturbance _disturbance;
    private readonly WireErrors _errors;

    /// <param name="id">Bus id of the workshop file.</param>
    /// <param name="slaves">What hangs on it.</param>
    /// <param name="disturbance">What goes wrong on it.</param>
    /// <param name="seed">Decides which bits are hit by errors.</param>
    public EmulatedOneWireBus(string id, IReadOnlyList<IOneWireSlave> slaves, IBusDisturbance disturbance, ulong seed)
    {
        _id = id;
        _slaves = slaves;
        _disturbance = disturbance;
        _errors = new WireErrors(id, disturbance, seed);
    }

    /// <summary>The node's supply has come, and with it theirs.</summary>
    public void PowerOn(long nowNs)
    {
        foreach (IOneWireSlave slave in _slaves)
        {
            slave.PowerOn(nowNs);
        }
    }

    /// <summary>Resets the bus; whether any device is there. A wire held low looks like one.</summary>
    public bool Reset(long nowNs)
    {
        bool isAnybodyThere = _disturbance.IsStuck(_id, nowNs);
        foreach (IOneWireSlave slave in _slaves.Where(slave => !_disturbance.IsSilent(slave.Id, nowNs)))
        {
            slave.Reset();
            isAnybodyThere = true;
        }

        return isAnybodyThere;
    }

    /// <summary>One slot: what the master reads of it.</summary>
    public bool Touch(bool bit, long nowNs)
    {
        IOneWireSlave[] heard = [.. _slaves.Where(slave => !_disturbance.IsSilent(slave.Id, nowNs))];
        bool level = heard.Aggregate(bit && !_disturbance.IsStuck(_id, nowNs), (wire, slave) => wire & !slave.PullsLow(nowNs));
        foreach (IOneWireSlave slave in heard)
        {
            slave.Hear(_errors.Pass(level, nowNs), nowNs);
        }

        return _errors.Pass(level, nowNs);
    }
}
