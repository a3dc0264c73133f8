using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Winsen;

/// <summary>
/// A carbon dioxide module that answers the read command 10 ms later and takes all others without a word: it has no other
/// that is answered (MH-Z19B manual). Beyond its range it stays at the end of it.
/// </summary>
public sealed class EmulatedMhZ19 : ISerialDevice
{
    private const byte Read = 0x86;
    private const long DelayNs = 10 * EmulationTime.NsPerMs;

    private readonly SignalSet _signals;
    private readonly double _range;
    private readonly WinsenCommands _commands = new();

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="signals"><c>co2</c>, ppm.</param>
    /// <param name="range">End of its range, ppm.</param>
    public EmulatedMhZ19(string id, SignalSet signals, double range)
    {
        Id = id;
        _signals = signals;
        _range = range;
    }

    public string Id { get; }

    /// <summary>It speaks only when it is spoken to.</summary>
    public long NextWakeNs => long.MaxValue;

    public void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        if (_commands.Add(value) is [_, _, Read, ..])
        {
            double ppm = Math.Clamp(_signals.At("co2", nowNs), 0, _range);
            transmitter.Send(WinsenFrame.Answer((int)Math.Round(ppm, MidpointRounding.AwayFromZero)), nowNs + DelayNs);
        }
    }

    public void Wake(long nowNs, ISerialTransmitter transmitter)
    {
        // Never asked for.
    }
}
