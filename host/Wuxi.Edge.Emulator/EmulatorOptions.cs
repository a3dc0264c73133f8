namespace Wuxi.Edge.Emulator;

/// <summary>Settings of an emulation, besides its scenario.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The same seed gives the same noise, the same bit errors, the same store ids; in virtual time the same run, byte for byte.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Address of the broker, as its certificate names it. Real time only.</summary>
    public string BrokerHost { get; init; } = "127.0.0.1";

    /// <summary>TLS port of the broker. Real time only.</summary>
    public int BrokerPort { get; init; } = 8883;

    /// <summary>
    /// Folder with <c>ca.crt</c> and, for each node, <c>NODE.crt</c> and <c>NODE.key</c>; null for a broker without TLS. Real
    /// time only.
    /// </summary>
    public string? CertificateFolder { get; init; }

    /// <summary>Sparkplug host id of the gateway.</summary>
    public string HostId { get; init; } = "gateway";

    /// <summary>Bytes of RAM a node has for records that are not confirmed.</summary>
    public int StoreBytes { get; init; } = 512 * 1024;

    /// <summary>How many such records it can hold; 12 bytes each besides.</summary>
    public int StoreRecords { get; init; } = 16_384;

    /// <summary>
    /// Bytes of flash on which a node keeps its records instead of RAM, where the scenario says nothing; 0 for RAM. At least 128 KB.
    /// </summary>
    public int FlashBytes { get; init; }

    /// <summary>Threads that run the nodes in real time, at most; a node that connects holds up the others of its thread.</summary>
    public int Threads { get; init; } = 8;
}
