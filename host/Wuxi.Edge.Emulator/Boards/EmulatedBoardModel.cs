using System.Globalization;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Vibration;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>
/// One board with what is wired to it. It belongs to the thread that runs its firmware, except for
/// <see cref="NetworkFault"/>, which any thread may read.
/// <para>
/// The board has no battery clock: after power-up its UTC is unknown (0) until the network has been there once, as SNTP
/// over Wi-Fi makes it.
/// </para>
/// </summary>
public sealed class EmulatedBoardModel : IEmulatedBoard, IEmulatedMemory, INativeBoard, INativeFlash, INativeHealth
{
    private const long NsPerUs = 1000;

    // The converter of an ESP32 with 12 bits, calibrated to 3.3 V at full scale.
    private const double FullScaleVolts = 3.3;
    private const int FullScale = 4095;

    // Sectors of the journal of pulse totals: with four, the flash outlives the node (native/core/pulse_counter).
    private const int JournalSectors = 4;

    private readonly BoardKind _kind;
    private readonly EmulationTime _time;
    private readonly NodeFaults _faults;
    private readonly IReadOnlyDictionary<string, SerialBus> _ports;
    private readonly IReadOnlyDictionary<int, IVoltSource> _channels;
    private readonly ChipBuses _chipBuses;
    private readonly IReadOnlyDictionary<int, IPinSource> _inputs;
    private readonly IReadOnlyDictionary<int, EmulatedAccelerometer> _accelerometers;

    // Made when a journal is laid on it, which most boards never do.
    private readonly Lazy<NativeFlashMemory> _flash = new(() => new NativeFlashMemory(JournalSectors), isThreadSafe: false);
    private readonly IReadOnlyDictionary<int, IPinDriven> _driven;
    private readonly bool[] _pins;
    private readonly HashSet<string> _openPorts = new(StringComparer.Ordinal);
    private bool _knowsUtc;

    /// <param name="name">Node id.</param>
    /// <param name="kind">What board it is.</param>
    /// <param name="time">Time of the emulation.</param>
    /// <param name="faults">What goes wrong around it.</param>
    /// <param name="ports">Bus at each port that is wired.</param>
    /// <param name="channels">What drives each ADC channel that is wired.</param>
    /// <param name="health">What it knows of itself.</param>
    /// <param name="chipBuses">What hangs on I2C, SPI and 1-Wire.</param>
    /// <param name="driven">What each pin drives beside relays.</param>
    /// <param name="inputs">What drives each digital input that is wired.</param>
    /// <param name="accelerometers">Accelerometer at each chip select.</param>
    public EmulatedBoardModel(
        string name,
        BoardKind kind,
        EmulationTime time,
        NodeFaults faults,
        IReadOnlyDictionary<string, SerialBus> ports,
        IReadOnlyDictionary<int, IVoltSource> channels,
        IReadOnlyDictionary<int, IPinSource>? inputs = null,
        IReadOnlyDictionary<int, EmulatedAccelerometer>? accelerometers = null,
        BoardHealth? health = null,
        ChipBuses? chipBuses = null,
        IReadOnlyDictionary<int, IPinDriven>? driven = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        Name = name;
        _kind = kind;
        _time = time;
        _faults = faults;
        _ports = ports;
        _channels = channels;
        Health = health ?? new BoardHealth();
        _chipBuses = chipBuses ?? new ChipBuses();
        _inputs = inputs ?? new Dictionary<int, IPinSource>();
        _accelerometers = accelerometers ?? new Dictionary<int, EmulatedAccelerometer>();
        _driven = driven ?? new Dictionary<int, IPinDriven>();
        _pins = new bool[kind.Pins];
        PowerOn(Native.ResetReason.PowerOn);
    }

    public string Name { get; }

    public TimeProvider Clock => _time.Clock;

    public long UtcMs
    {
        get
        {
            _knowsUtc = _knowsUtc || NetworkFault is null;
            return _knowsUtc ? _time.UtcMs : 0;
        }
    }

    public long UptimeMs => (_time.NowNs - PowerOnNs) / EmulationTime.NsPerMs;

    public long UptimeUs => (_time.NowNs - PowerOnNs) / NsPerUs;

    public string? NetworkFault => _faults.IsNetworkLost(_time.NowNs) ? "Wi-Fi is lost" : null;

    /// <summary>When it was powered, ns since the start of the emulation.</summary>
    public long PowerOnNs { get; private set; }

    /// <summary>Bytes lost because the firmware did not read in time, all ports together.</summary>
    public long Overruns => _ports.Values.Sum(bus => bus.Overruns);

    /// <summary>What it knows of itself.</summary>
    public BoardHealth Health { get; }

    long IEmulatedMemory.FreeBytes => Health.FreeBytesAt(_time.NowNs);

    int INativeHealth.ResetReason => Health.ResetReason;

    int INativeHealth.WifiDbm => NetworkFault is null ? Health.WifiDbmAt(_time.NowNs) : NodeHealth.NoWifi;

    void INativeHealth.StartWatchdog(int timeoutMs) => Health.StartWatchdog(timeoutMs, _time.NowNs);

    void INativeHealth.FeedWatchdog() => Health.FeedWatchdog(_time.NowNs);

    /// <summary>Since the power-up, a part that is wired has not answered.</summary>
    public bool LacksPart { get; private set; }

    /// <summary>Starts from nothing: pins low, ports closed, uptime 0, UTC unknown.</summary>
    /// <param name="resetReason">Why, one of <see cref="Native.ResetReason"/>.</param>
    public void PowerOn(int resetReason)
    {
        Health.Begin(resetReason);
        PowerOnNs = _time.NowNs;
        _knowsUtc = false;
        LacksPart = false;
        _openPorts.Clear();
        ReleasePins();
        SetFlashPower(true);
        foreach (SerialBus bus in _ports.Values)
        {
            bus.ResetNode(PowerOnNs);
        }

        _chipBuses.PowerOn(PowerOnNs);
    }

    /// <summary>The supply is gone: from now on nothing is written to the flash any more.</summary>
    public void PowerOff()
    {
        // A pin without a driver: the relay behind it drops out.
        ReleasePins();
        SetFlashPower(false);
    }

    public INativeLine? OpenLine(int port, int baud, int parity)
    {
        string name = "COM" + port.ToString(CultureInfo.InvariantCulture);
        if (!_kind.Ports.Contains(name) || !_openPorts.Add(name))
        {
            return null;
        }

        // A port with nothing wired to it is a silent bus.
        var format = new SerialFormat(baud, parity switch { 0 => "none", 1 => "odd", _ => "even" });
        SerialBus bus = _ports.GetValueOrDefault(name) ?? new SerialBus(name, format, false, [], _faults, 0);
        return new SerialLine(bus, format, _time, PowerOnNs, () => _openPorts.Remove(name));
    }

    public bool HasAdc(int channel) => _kind.Channels.Contains(channel);

    public int CountsAt(int channel, long uptimeUs)
    {
        if (!_channels.TryGetValue(channel, out IVoltSource? source))
        {
            return 0;
        }

        double volts = source.VoltsAt(PowerOnNs + (uptimeUs * NsPerUs));
        return (int)Math.Clamp(Math.Round(volts / FullScaleVolts * FullScale, MidpointRounding.AwayFromZero), 0, FullScale);
    }

    public INativeInput? OpenInput(int pin) =>
        _inputs.TryGetValue(pin, out IPinSource? source) && _kind.HasInput(pin) ? new PinLine(source, _time, PowerOnNs) : null;

    public INativeFifo? OpenFifo(int part, int chipSelectPin, int rateHz, int rangeG)
    {
        if (!_accelerometers.TryGetValue(chipSelectPin, out EmulatedAccelerometer? accelerometer))
        {
            return null;
        }

        INativeFifo? fifo = accelerometer.Open(part, rateHz, rangeG, _time.NowNs);
        LacksPart |= fifo is null;
        return fifo;
    }

    // ESP32 and ESP32-S3: two I2C ports, and two SPI ports that are free for use; nanoFramework numbers both from 1.
    public bool HasI2c(int bus) => bus is 1 or 2;

    public I2cOutcome TransferI2c(int bus, int address, ReadOnlySpan<byte> write, Span<byte> read, long afterUs) =>
        _chipBuses.TransferI2c(bus, address, write, read, _time.NowNs + (afterUs * NsPerUs));

    public bool HasSpi(int bus) => bus is 1 or 2;

    public void TransferSpi(int bus, int chipSelect, ReadOnlySpan<byte> write, Span<byte> read) =>
        _chipBuses.TransferSpi(bus, chipSelect, write, read, _time.NowNs);

    public bool ResetOneWire() => _chipBuses.OneWire?.Reset(_time.NowNs) ?? false;

    public bool TouchOneWire(bool bit) => _chipBuses.OneWire?.Touch(bit, _time.NowNs) ?? bit;

    // The journal of pulse totals outlives power cuts.
    int INativeFlash.Sectors => JournalSectors;

    bool INativeFlash.Read(int address, Span<byte> into) => _flash.Value.Read(address, into);

    bool INativeFlash.Program(int address, ReadOnlySpan<byte> bytes) => _flash.Value.Program(address, bytes);

    bool INativeFlash.Erase(int sector) => _flash.Value.Erase(sector);

    private void ReleasePins()
    {
        Array.Clear(_pins);
        foreach (IPinDriven driven in _driven.Values)
        {
            driven.Release(_time.NowNs);
        }
    }

    private void SetFlashPower(bool isOn)
    {
        if (_flash.IsValueCreated)
        {
            _flash.Value.IsPowered = isOn;
        }
    }

    public void WritePin(int pin, bool high)
    {
        _pins[pin] = high;
        _driven.GetValueOrDefault(pin)?.Drive(high, _time.NowNs);
    }

    public bool ReadPin(int pin) => _pins[pin];
}
