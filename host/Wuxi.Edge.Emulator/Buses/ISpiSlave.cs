namespace Wuxi.Edge.Emulator.Buses;

/// <summary>A device on an emulated SPI bus, selected by a pin of its own. Times are ns since the start of the emulation.</summary>
public interface ISpiSlave
{
    /// <summary>Device id of the workshop file.</summary>
    string Id { get; }

    /// <summary>One selection: both directions at once, equally long.</summary>
    void Transfer(ReadOnlySpan<byte> fromNode, Span<byte> toNode, long nowNs);

    /// <summary>Its supply has come; it is the node's.</summary>
    void PowerOn(long nowNs);
}
