namespace Wuxi.Edge.Abstractions;

/// <summary>
/// Why there is no value, or what is doubtful about it. The numbers are those of <c>ReasonCode</c> in Wuxi.Edge.Wire, which a test compares.
/// </summary>
public enum BadReason : byte
{
    /// <summary>The reading is good, or the node gave no reason.</summary>
    None = 0,

    /// <summary>The instrument did not answer within its time.</summary>
    Timeout = 1,

    /// <summary>The instrument answered, but its frames failed their checksum or form.</summary>
    Corrupt = 2,

    /// <summary>The instrument itself says that it has no such value (e.g. DL/T 645 error reply, 0xFF fill).</summary>
    NotAvailable = 3,

    /// <summary>Current loop at or below 3.6 mA (NE 43): broken wire or dead transmitter.</summary>
    LoopUnderrange = 4,

    /// <summary>Current loop at or above 21 mA (NE 43): short circuit or failed transmitter.</summary>
    LoopOverrange = 5,

    /// <summary>The instrument reports an internal fault.</summary>
    InstrumentFault = 6,

    /// <summary>The instrument is warming up; its values do not count yet.</summary>
    WarmingUp = 7,

    /// <summary>The value is outside what the instrument can measure.</summary>
    OutOfRange = 8,

    /// <summary>The node's own input failed (bus could not be opened, ADC error).</summary>
    InputFailure = 9,

    /// <summary>Of a good value: when it was measured is not known, its time is the latest that it can have been.</summary>
    Undated = 10,
}
