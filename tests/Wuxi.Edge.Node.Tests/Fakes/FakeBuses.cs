using Wuxi.Edge.Native;
using Wuxi.Edge.Node.Device;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>
/// Makes a fake for whatever is opened, unless told that the board lacks it. Serial lines are fakes below the real native driver: its
/// C++ finds the frames.
/// </summary>
internal sealed class FakeBuses(TestClock clock) : INodeBuses, INativeBoard
{
    public Dictionary<string, FakeUart> Uarts { get; } = [];

    public Dictionary<int, FakeAnalogInput> Analogs { get; } = [];

    public HashSet<string> Missing { get; } = [];

    public long UptimeUs => clock.UptimeMs * 1000;

    public IFrameBus? OpenFrames(string port, int baud, string parity, int framer)
    {
        if (Missing.Contains(port))
        {
            return null;
        }

        NativeBoard.Current = this;
        return new NativeFrameBus(port, baud, parity, framer);
    }

    public IAnalogInput? OpenAnalog(int channel, int referenceMillivolts, int windowMs) =>
        Missing.Contains($"adc{channel}") ? null : Analogs[channel] = new FakeAnalogInput();

    public Dictionary<int, FakePulseInput> Pulses { get; } = [];

    public IPulseInput? OpenPulses(int channel, int pin, int glitchUs, string edges) =>
        Missing.Contains($"pin{pin}") ? null : Pulses[pin] = new FakePulseInput();

    public ISpiDevice? Spi { get; init; }

    public IOneWireBus? OneWire { get; init; }

    // What hangs on I2C is tested on the device's own ports.
    public II2cDevice? OpenI2c(int bus, int address) => null;

    public IProbe? OpenSht4x(int bus, int address) => null;

    public ISpiDevice? OpenSpi(int bus, int chipSelectPin, int mode, int hertz) => Spi;

    public IOneWireBus? OpenOneWire() => OneWire;
    public Dictionary<int, FakeContactInput> Contacts { get; } = [];

    public IContactInput? OpenContact(int pin, int debounceUs) =>
        Missing.Contains($"pin{pin}") ? null : Contacts[pin] = new FakeContactInput();

    public Dictionary<int, FakeWaveInput> Waves { get; } = [];

    public IWaveInput? OpenWaves(int[] channels, bool hasVoltage, int referenceMillivolts, int biasMillivolts, double delayUs) =>
        Missing.Contains($"adc{channels[0]}") ? null : Waves[channels[0]] = new FakeWaveInput();

    public FakeVibrationInput? Vibration { get; private set; }

    public IVibrationInput? OpenVibration(int part, int spi, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz) =>
        Missing.Contains($"pin{chipSelectPin}") ? null : Vibration = new FakeVibrationInput();
    public Dictionary<int, FakeOutputPin> Outputs { get; } = [];

    public IOutputPin? OpenOutput(int pin, bool isHigh) =>
        Missing.Contains($"pin{pin}") ? null : Outputs[pin] = new FakeOutputPin(clock, isHigh);

    public INativeLine OpenLine(int port, int baud, int parity) => Uarts["COM" + port] = new FakeUart(clock, baud);

    public bool HasAdc(int channel) => false;

    public int CountsAt(int channel, long uptimeUs) => 0;

    public INativeInput? OpenInput(int pin) => null;

    public INativeFifo? OpenFifo(int part, int chipSelectPin, int rateHz, int rangeG) => null;
}
