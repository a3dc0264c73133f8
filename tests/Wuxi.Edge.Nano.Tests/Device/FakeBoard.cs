using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>A board whose wires a test holds in its hands.</summary>
internal sealed class FakeBoard(TimeProvider clock) : IEmulatedBoard
{
    public Dictionary<string, FakeLine> Lines { get; } = new(StringComparer.Ordinal);

    public Dictionary<int, bool> Pins { get; } = [];

    public List<string> Opened { get; } = [];

    public double Volts { get; set; }

    public bool IsConverterBroken { get; set; }

    public string Name => "N001";

    public TimeProvider Clock => clock;

    public long UtcMs { get; set; }

    public long UptimeMs { get; set; }

    public string? NetworkFault { get; set; }

    public IEmulatedSerialLine OpenSerial(string port, int baud, string parity, int dataBits, int stopBits)
    {
        Opened.Add($"{port} {baud} {parity} {dataBits} {stopBits}");
        return Lines.GetValueOrDefault(port) ?? throw new ArgumentException("no such port");
    }

    public double ReadVolts(int adcChannel) => IsConverterBroken ? throw new IOException("no answer") : Volts;

    public void WritePin(int pin, bool high) => Pins[pin] = high;

    public bool ReadPin(int pin) => Pins.GetValueOrDefault(pin);
}
