using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;

namespace Wuxi.Edge.Emulator.Devices;

/// <summary>
/// An instrument that sends a frame about every second by itself (900 to 1100 ms), while it is so minded, and hears commands.
/// </summary>
public abstract class SpeakingInstrument : ISerialDevice
{
    private const long ShortestPeriodNs = 900 * EmulationTime.NsPerMs;
    private const long PeriodRangeNs = 200 * EmulationTime.NsPerMs;

    private readonly ulong _seed;
    private long _frames;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="seed">Decides when its frames come.</param>
    protected SpeakingInstrument(string id, ulong seed)
    {
        Id = id;
        _seed = SeededHash.Derive(seed, id);
        NextWakeNs = NextPeriodNs();
    }

    public string Id { get; }

    public long NextWakeNs { get; private set; }

    /// <summary>Whether it speaks unasked now.</summary>
    protected abstract bool IsSpeaking { get; }

    public void Wake(long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        NextWakeNs = nowNs + NextPeriodNs();
        if (IsSpeaking)
        {
            transmitter.Send(Frame(nowNs), nowNs);
        }
    }

    public abstract void Receive(byte value, long nowNs, ISerialTransmitter transmitter);

    /// <summary>The frame with what it measures at a time.</summary>
    protected abstract byte[] Frame(long nowNs);

    private long NextPeriodNs() => ShortestPeriodNs + (long)(SeededHash.Uniform(_seed, _frames++) * PeriodRangeNs);
}
