using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>A board whose wires a test holds in its hands.</summary>
internal sealed class FakeBoard(TimeProvider clock) : IEmulatedBoard, INativeBoard
{
    public Dictionary<string, FakeLine> Lines { get; } = new(StringComparer.Ordinal);

    public Dictionary<int, bool> Pins { get; } = [];

    public List<string> Opened { get; } = [];

    public double Volts { get; set; }

    public string Name => "N001";

    public TimeProvider Clock => clock;

    public long UtcMs { get; set; }

    public long UptimeMs { get; set; }

    public string? NetworkFault { get; set; }

    public long UptimeUs => UptimeMs * 1000;

    public INativeLine? OpenLine(int port, int baud, int parity)
    {
        Opened.Add($"COM{port} {baud} {parity switch { 0 => "none", 1 => "odd", _ => "even" }} 8 1");
        return Lines.GetValueOrDefault("COM" + port);
    }

    public bool HasAdc(int channel) => channel < 20;

    public int CountsAt(int channel, long uptimeUs) => (int)Math.Clamp(Math.Round(Volts / 3.3 * 4095), 0, 4095);

    public INativeInput? OpenInput(int pin) => null;

    public INativeFifo? OpenFifo(int part, int chipSelectPin, int rateHz, int rangeG) => null;

    /// <summary>Bits that were written to 1-Wire; reads give four ones and then zeros.</summary>
    public List<bool> Slots { get; } = [];

    public bool HasI2c(int bus) => bus == 1;

    // At 44h a device that gives its address and what it was told; at 46h one that holds the bus.
    public I2cOutcome TransferI2c(int bus, int address, ReadOnlySpan<byte> write, Span<byte> read, long afterUs)
    {
        if (address != 0x44)
        {
            return address == 0x46 ? I2cOutcome.Stuck : I2cOutcome.NotAcknowledged;
        }

        if (read.Length > 0)
        {
            read[0] = (byte)address;
            write.CopyTo(read[1..]);
        }

        return I2cOutcome.Full;
    }

    public bool HasSpi(int bus) => bus == 1;

    public void TransferSpi(int bus, int chipSelect, ReadOnlySpan<byte> write, Span<byte> read)
    {
        for (int i = 0; i < write.Length; i++)
        {
            read[i] = (byte)~write[i];
        }
    }

    public bool ResetOneWire() => true;

    public bool TouchOneWire(bool bit)
    {
        Slots.Add(bit);
        return bit && Slots.Count <= 12;
    }

    /// <summary>A pin that cannot be driven; -1: all can.</summary>
    public int BrokenPin { get; set; } = -1;

    public void WritePin(int pin, bool high) =>
        Pins[pin] = pin == BrokenPin ? throw new InvalidOperationException($"pin {pin} is taken") : high;

    public bool ReadPin(int pin) => Pins.GetValueOrDefault(pin);
}
