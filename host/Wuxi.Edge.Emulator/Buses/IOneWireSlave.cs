namespace Wuxi.Edge.Emulator.Buses;

/// <summary>A device on an emulated 1-Wire bus, slot by slot. Times are ns since the start of the emulation.</summary>
public interface IOneWireSlave
{
    /// <summary>Device id of the workshop file.</summary>
    string Id { get; }

    /// <summary>The master has reset the bus.</summary>
    void Reset();

    /// <summary>Whether it holds the wire low in this slot: it sends a zero.</summary>
    bool PullsLow(long nowNs);

    /// <summary>The slot is over, and this was on the wire.</summary>
    void Hear(bool bit, long nowNs);

    /// <summary>Its supply has come; it is the node's.</summary>
    void PowerOn(long nowNs);
}
