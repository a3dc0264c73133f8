namespace Wuxi.Edge.Emulator.Buses;

/// <summary>How characters stand on a serial wire. Immutable.</summary>
/// <param name="Baud">Bits a second; greater than 0.</param>
/// <param name="Parity"><c>none</c>, <c>even</c> or <c>odd</c>.</param>
/// <param name="DataBits">5…8.</param>
/// <param name="StopBits">1 or 2.</param>
public sealed record SerialFormat(int Baud, string Parity, int DataBits = 8, int StopBits = 1)
{
    /// <summary>Bits of one character on the wire: start, data, parity if any, stop.</summary>
    public int BitsPerCharacter => 1 + DataBits + (Parity == "none" ? 0 : 1) + StopBits;

    /// <summary>
    /// Nanoseconds that <paramref name="characters"/> characters sent without a pause occupy the wire, rounded up: a
    /// character is there when its last bit is. Counted from the first one, so the rounding never adds up.
    /// </summary>
    public long DurationNs(long characters)
    {
        Int128 bits = (Int128)characters * BitsPerCharacter;
        return (long)(((bits * 1_000_000_000) + Baud - 1) / Baud);
    }
}
