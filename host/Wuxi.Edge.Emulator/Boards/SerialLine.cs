using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>The node's end of a bus, as long as its port is open.</summary>
internal sealed class SerialLine : IEmulatedSerialLine
{
    private readonly SerialBus _bus;
    private readonly EmulationTime _time;
    private readonly Action _close;

    public SerialLine(SerialBus bus, SerialFormat format, EmulationTime time, Action close)
    {
        _bus = bus;
        _time = time;
        _close = close;
        bus.Open(format, time.NowNs);
    }

    public int BytesToRead => _bus.Available(_time.NowNs);

    public void Write(ReadOnlySpan<byte> data) => _bus.Send(data, _time.NowNs);

    public int Read(Span<byte> into) => _bus.Receive(into, _time.NowNs);

    public void DiscardInput() => _bus.Discard(_time.NowNs);

    public void Dispose() => _close();
}
