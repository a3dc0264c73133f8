namespace Wuxi.Edge.Emulator.Buses;

/// <summary>A device on an emulated I2C bus, above the address and below its meaning. Times are ns since the start of the emulation.</summary>
public interface II2cSlave
{
    /// <summary>Device id of the workshop file.</summary>
    string Id { get; }

    /// <summary>The address it acknowledges, 7 bits.</summary>
    int Address { get; }

    /// <summary>Takes what the node writes in one transfer; false when it does not acknowledge a byte.</summary>
    bool Write(ReadOnlySpan<byte> bytes, long nowNs);

    /// <summary>Gives what the node reads in one transfer; false when it does not acknowledge its address, as with a measurement under way.</summary>
    bool Read(Span<byte> into, long nowNs);

    /// <summary>Its supply has come; it is the node's.</summary>
    void PowerOn(long nowNs);
}
