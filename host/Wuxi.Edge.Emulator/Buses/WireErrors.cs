namespace Wuxi.Edge.Emulator.Buses;

/// <summary>Turns bits of the bytes that pass a clocked or slotted wire, by chance that depends on the seed and on which byte of the bus it is. Not thread safe.</summary>
/// <param name="bus">Bus id of the workshop file.</param>
/// <param name="disturbance">How likely it is.</param>
/// <param name="seed">Decides which bits are hit.</param>
internal sealed class WireErrors(string bus, IBusDisturbance disturbance, ulong seed)
{
    private readonly ulong _seed = SeededHash.Derive(seed, bus);
    private long _byte;

    /// <summary>The bytes as they arrive.</summary>
    public void Pass(Span<byte> bytes, long nowNs)
    {
        double rate = disturbance.BitErrorRate(bus, nowNs);
        foreach (ref byte value in bytes)
        {
            _byte++;
            for (var bit = 0; rate > 0 && bit < 8; bit++)
            {
                if (SeededHash.Uniform(_seed, (_byte * 8) + bit) < rate)
                {
                    value ^= (byte)(1 << bit);
                }
            }
        }
    }

    /// <summary>One bit as it arrives.</summary>
    public bool Pass(bool bit, long nowNs)
    {
        double rate = disturbance.BitErrorRate(bus, nowNs);
        _byte++;
        return bit ^ (rate > 0 && SeededHash.Uniform(_seed, _byte * 8) < rate);
    }
}
