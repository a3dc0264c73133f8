using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>The node's end of a bus, as long as its port is open. The bus counts nanoseconds since the start of the emulation.</summary>
internal sealed class SerialLine : INativeLine
{
    private const long NsPerUs = 1000;

    private readonly SerialBus _bus;
    private readonly long _powerOnNs;
    private readonly Action _close;

    public SerialLine(SerialBus bus, SerialFormat format, EmulationTime time, long powerOnNs, Action close)
    {
        _bus = bus;
        _powerOnNs = powerOnNs;
        _close = close;
        bus.Open(format, time.NowNs);
    }

    public long NextEventUs => _bus.NextEventNs == long.MaxValue ? long.MaxValue : UptimeUs(_bus.NextEventNs);

    public long Overruns => _bus.Overruns;

    public int Receive(Span<byte> into, long untilUs) => _bus.Receive(into, Ns(untilUs));

    public long Send(ReadOnlySpan<byte> bytes, long atUs) => UptimeUs(_bus.Send(bytes, Ns(atUs)));

    public void Dispose() => _close();

    private long Ns(long uptimeUs) => _powerOnNs + (uptimeUs * NsPerUs);

    // Rounded up: at that microsecond it has happened.
    private long UptimeUs(long ns) => (ns - _powerOnNs + NsPerUs - 1) / NsPerUs;
}
