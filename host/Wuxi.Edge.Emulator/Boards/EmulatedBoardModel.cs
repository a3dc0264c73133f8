using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>
/// One board with what is wired to it. It belongs to the thread that runs its firmware, except for
/// <see cref="NetworkFault"/>, which any thread may read.
/// <para>
/// The board has no battery clock: after power-up its UTC is unknown (0) until the network has been there once, as SNTP
/// over Wi-Fi makes it.
/// </para>
/// </summary>
public sealed class EmulatedBoardModel : IEmulatedBoard
{
    private readonly BoardKind _kind;
    private readonly EmulationTime _time;
    private readonly NodeFaults _faults;
    private readonly IReadOnlyDictionary<string, SerialBus> _ports;
    private readonly IReadOnlyDictionary<int, IVoltSource> _channels;
    private readonly bool[] _pins;
    private readonly HashSet<string> _openPorts = new(StringComparer.Ordinal);
    private bool _knowsUtc;

    /// <param name="name">Node id.</param>
    /// <param name="kind">What board it is.</param>
    /// <param name="time">Time of the emulation.</param>
    /// <param name="faults">What goes wrong around it.</param>
    /// <param name="ports">Bus at each port that is wired.</param>
    /// <param name="channels">What drives each ADC channel that is wired.</param>
    public EmulatedBoardModel(
        string name,
        BoardKind kind,
        EmulationTime time,
        NodeFaults faults,
        IReadOnlyDictionary<string, SerialBus> ports,
        IReadOnlyDictionary<int, IVoltSource> channels)
    {
        ArgumentNullException.ThrowIfNull(kind);
        Name = name;
        _kind = kind;
        _time = time;
        _faults = faults;
        _ports = ports;
        _channels = channels;
        _pins = new bool[kind.Pins];
        PowerOn();
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

    public string? NetworkFault => _faults.IsNetworkLost(_time.NowNs) ? "Wi-Fi is lost" : null;

    /// <summary>When it was powered, ns since the start of the emulation.</summary>
    public long PowerOnNs { get; private set; }

    /// <summary>Bytes lost because the firmware did not read in time, all ports together.</summary>
    public long Overruns => _ports.Values.Sum(bus => bus.Overruns);

    /// <summary>Starts from nothing: pins low, ports closed, uptime 0, UTC unknown.</summary>
    public void PowerOn()
    {
        PowerOnNs = _time.NowNs;
        _knowsUtc = false;
        _openPorts.Clear();
        Array.Clear(_pins);
        foreach (SerialBus bus in _ports.Values)
        {
            bus.ResetNode(PowerOnNs);
        }
    }

    public IEmulatedSerialLine OpenSerial(string port, int baud, string parity, int dataBits, int stopBits)
    {
        if (!_kind.Ports.Contains(port))
        {
            throw new ArgumentException($"{_kind.Name} has no port {port}, only {string.Join(", ", _kind.Ports)}.", nameof(port));
        }

        if (!_openPorts.Add(port))
        {
            throw new InvalidOperationException($"Port {port} is open already.");
        }

        // A port with nothing wired to it is a silent bus.
        SerialBus bus = _ports.GetValueOrDefault(port)
            ?? new SerialBus(port, new SerialFormat(baud, parity, dataBits, stopBits), false, [], _faults, 0);
        return new SerialLine(bus, new SerialFormat(baud, parity, dataBits, stopBits), _time, () => _openPorts.Remove(port));
    }

    public double ReadVolts(int adcChannel)
    {
        if (adcChannel < 0 || adcChannel >= _kind.AdcChannels)
        {
            throw new ArgumentOutOfRangeException(nameof(adcChannel), adcChannel, $"{_kind.Name} has channels 0 to {_kind.AdcChannels - 1}.");
        }

        return _channels.TryGetValue(adcChannel, out IVoltSource? source) ? source.VoltsAt(_time.NowNs) : 0;
    }

    public void WritePin(int pin, bool high) => _pins[pin] = high;

    public bool ReadPin(int pin) => _pins[pin];
}
