using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices;
using Wuxi.Edge.Emulator.Devices.Cjt188;
using Wuxi.Edge.Emulator.Devices.Contact;
using Wuxi.Edge.Emulator.Devices.CurrentClamp;
using Wuxi.Edge.Emulator.Devices.Dlt645;
using Wuxi.Edge.Emulator.Devices.Gas420;
using Wuxi.Edge.Emulator.Devices.ModbusMeter;
using Wuxi.Edge.Emulator.Devices.Mq2;
using Wuxi.Edge.Emulator.Devices.Mq7;
using Wuxi.Edge.Emulator.Devices.Noise420;
using Wuxi.Edge.Emulator.Devices.Pms5003;
using Wuxi.Edge.Emulator.Devices.PulseMeter;
using Wuxi.Edge.Emulator.Devices.Sds011;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Devices.Sps30;
using Wuxi.Edge.Emulator.Devices.Temperature420;
using Wuxi.Edge.Emulator.Devices.Vibration;
using Wuxi.Edge.Emulator.Devices.Winsen;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Native;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>
/// Wires a board: the workshop file says which instrument hangs on which input, the scenario what it measures.
/// </summary>
/// <param name="time">Time of the emulation.</param>
/// <param name="localOffsetMs">What to add to UTC for the workshop's local time.</param>
/// <param name="seed">Seed of the emulation.</param>
public sealed class BoardBuilder(EmulationTime time, long localOffsetMs, ulong seed)
{
    private readonly List<EmulatedSmokeTransmitter> _transmitters = [];

    /// <summary>The smoke transmitters of the board that was built last, in the order of the workshop file.</summary>
    public IReadOnlyList<EmulatedSmokeTransmitter> Transmitters => [.. _transmitters];

    /// <summary>Builds the board of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="faults">What goes wrong around it.</param>
    /// <param name="fire">Lights the fires around it.</param>
    public EmulatedBoardModel Build(ScenarioNode node, NodeFaults faults, FireSwitch fire)
    {
        ArgumentNullException.ThrowIfNull(node);
        _transmitters.Clear();
        ulong nodeSeed = SeededHash.Derive(seed, node.Node.Id);
        var ports = new Dictionary<string, SerialBus>(StringComparer.Ordinal);
        var channels = new Dictionary<int, IVoltSource>();
        var chipBuses = new ChipBuses();
        var inputs = new Dictionary<int, IPinSource>();
        var driven = new Dictionary<int, IPinDriven>();
        var accelerometers = new Dictionary<int, EmulatedAccelerometer>();
        foreach (BusDefinition bus in node.Node.Buses)
        {
            DeviceDefinition[] devices = [.. node.Node.Devices.Where(device => device.Bus == bus.Id)];
            switch (bus)
            {
                case UartBus uart:
                    // What has an address shares a pair of RS-485 wires; a dust sensor has the UART for itself.
                    bool isHalfDuplex = devices.Any(device => device.Options.ContainsKey("address"));
                    var format = new SerialFormat(uart.Baud, uart.Parity);
                    ISerialDevice[] instruments =
                        [.. devices.Select(device => Serial(device, format, Signals(node, device, fire, nodeSeed), nodeSeed))];
                    ports[uart.Port] = new SerialBus(bus.Id, format, isHalfDuplex, instruments, faults, nodeSeed);
                    break;
                case I2cBus i2c:
                    II2cSlave[] slaves = [.. devices.Select(device => ChipBusBuilder.I2c(device, Signals(node, device, fire, nodeSeed)))];
                    chipBuses.I2c[i2c.Port] = new EmulatedI2cBus(bus.Id, slaves, faults, nodeSeed);
                    break;
                case SpiBus spi when devices.Length > 0:
                    chipBuses.Spi[(spi.Port, spi.ChipSelectPin)] = new EmulatedSpiPlace(
                        bus.Id, ChipBusBuilder.Spi(devices[0], Signals(node, devices[0], fire, nodeSeed)), faults, nodeSeed);
                    break;
                case OneWireBus:
                    IOneWireSlave[] thermometers =
                        [.. devices.Select(device => ChipBusBuilder.OneWire(device, Signals(node, device, fire, nodeSeed), nodeSeed))];
                    chipBuses.OneWire = new EmulatedOneWireBus(bus.Id, thermometers, faults, nodeSeed);
                    break;
                case PulseBus pulse when devices.Length > 0:
                    inputs[pulse.Pin] = new EmulatedPulseMeter(
                        new EmulatedPulseMeterOptions(
                            devices[0].Id, Number(devices[0], "pulses-per-unit", 1), devices[0].Part is "pulse-water" or "pulse-gas", nodeSeed),
                        Signals(node, devices[0], fire, nodeSeed));
                    break;
                case DigitalBus digital when devices.Length > 0:
                    inputs[digital.Pin] = new EmulatedContact(
                        devices[0].Id, Signals(node, devices[0], fire, nodeSeed).Of("state"), digital.Active == "low" ? 0 : 1, nodeSeed);
                    break;
                case AccelerometerBus accelerometer when devices.Length > 0:
                    accelerometers[accelerometer.ChipSelect] = new EmulatedAccelerometer(
                        new EmulatedAccelerometerOptions(devices[0].Id, Accelerometer(devices[0].Part), Number(devices[0], "speed", 1500) / 60, nodeSeed),
                        Signals(node, devices[0], fire, nodeSeed),
                        faults);
                    break;
                case VoltsBus volts when devices.Length > 0 && devices[0].Part == "mq7":
                    string heated = devices[0].Id;
                    var mq7 = new EmulatedMq7(
                        new EmulatedMq7Options(
                            Number(devices[0], "load", 10), Number(devices[0], "r0", 5), Number(devices[0], "supply", 5), volts.Divider,
                            devices[0].Options.GetValueOrDefault("active") != "low"),
                        Signals(node, devices[0], fire, nodeSeed).Of("ratio"),
                        nowNs => faults.Loop(heated, nowNs));
                    channels[volts.Channel] = mq7;
                    driven[(int)Number(devices[0], "heater", 0)] = mq7;
                    break;
                case VoltsBus volts when devices.Length > 0:
                    string hung = devices[0].Id;
                    channels[volts.Channel] = new EmulatedMq2(
                        new EmulatedMq2Options(Number(devices[0], "load", 5), Number(devices[0], "r0", 5), Number(devices[0], "supply", 5), volts.Divider),
                        Signals(node, devices[0], fire, nodeSeed).Of("ratio"),
                        nowNs => faults.Loop(hung, nowNs));
                    break;
                case AcBus ac when devices.Length > 0:
                    AddWaves(channels, devices[0], ac, Signals(node, devices[0], fire, nodeSeed), faults);
                    break;
                case AdcBus adc when devices.Length > 0:
                    EmulatedLoopTransmitter transmitter = Transmitter(devices[0], adc, Signals(node, devices[0], fire, nodeSeed), faults);
                    if (transmitter is EmulatedSmokeTransmitter smoke)
                    {
                        _transmitters.Add(smoke);
                    }

                    channels[adc.Channel] = transmitter;
                    break;
            }
        }

        DeviceDefinition? itself = node.Node.Devices.FirstOrDefault(device => device.Part == "node");
        var health = new BoardHealth(itself is null ? null : Signals(node, itself, fire, nodeSeed));
        return new EmulatedBoardModel(node.Node.Id, node.Board, time, faults, ports, channels, inputs, accelerometers, health, chipBuses, driven);
    }

    private static ISerialDevice Serial(DeviceDefinition device, SerialFormat format, SignalSet signals, ulong nodeSeed) => device.Part switch
    {
        "dlt645" => new EmulatedDlt645Meter(
            new Dlt645MeterOptions(device.Id, device.Options["address"], Number(device, "ct", 1), Number(device, "pt", 1), Seed: nodeSeed), signals),
        "pms5003" or "pms7003" => new EmulatedPms5003(device.Id, signals, nodeSeed),
        "sds011" => new EmulatedSds011(device.Id, signals, nodeSeed),
        "sps30" => new EmulatedSps30(device.Id, signals),
        "ze07-co" => new EmulatedZe07Co(device.Id, signals, nodeSeed),
        "mh-z19" => new EmulatedMhZ19(device.Id, signals, Number(device, "range", 5000)),
        "cjt188-water" or "cjt188-gas" or "cjt188-heat" => new EmulatedCjt188Meter(Cjt188(device, nodeSeed), signals),
        _ when ModbusRegisterMap.Find(device.Part) is { } map => new EmulatedModbusMeter(
            new EmulatedModbusMeterOptions(device.Id, map, (byte)Number(device, "address", 1), format, Number(device, "ct", 1), Number(device, "pt", 1), nodeSeed),
            signals),
        _ => throw new ArgumentException($"No {device.Part} is emulated on a serial bus.", nameof(device)),
    };

    private static EmulatedLoopTransmitter Transmitter(DeviceDefinition device, AdcBus bus, SignalSet signals, NodeFaults faults)
    {
        double low = Number(device, "low", 0);
        double high = Number(device, "high", 2);
        LoopState Loop(long nowNs) => faults.Loop(device.Id, nowNs);
        return device.Part switch
        {
            "smoke420" => new EmulatedSmokeTransmitter(device.Id, signals.Of("optical-density"), low, high, bus.ShuntOhms, Loop),
            "gas420" => new EmulatedGasDetector(
                device.Id, signals.Of(device.Options["measures"] == "ppm" ? "concentration" : "lel"), low, high, bus.ShuntOhms, Loop),
            "noise420" => new EmulatedNoiseTransmitter(device.Id, signals.Of("sound-level"), low, high, bus.ShuntOhms, Loop),
            "temperature420" => new EmulatedTemperatureTransmitter(device.Id, signals.Of("temperature"), low, high, bus.ShuntOhms, Loop),
            _ => throw new ArgumentException($"No {device.Part} is emulated in a current loop.", nameof(device)),
        };
    }

    private static int Accelerometer(string part) =>
        part switch { "iis3dwb" => VibrationPart.Iis3dwb, "adxl355" => VibrationPart.Adxl355, _ => VibrationPart.Adxl345 };

    private static void AddWaves(Dictionary<int, IVoltSource> channels, DeviceDefinition device, AcBus bus, SignalSet signals, NodeFaults faults)
    {
        double bias = bus.BiasMillivolts / 1000.0;
        double amperesPerVolt = Number(device, "ratio", 1) / Number(device, "burden", 1);
        LoopState Wires(long nowNs) => faults.Loop(device.Id, nowNs);
        bool isRun = device.Part == "ct-run";
        Signal frequency = isRun ? new ConstantSignal(50) : signals.Of("frequency");
        string[] metrics = isRun ? ["current", "current", "current"] : ["current-a", "current-b", "current-c"];
        for (var i = 0; i < bus.Currents.Count; i++)
        {
            Signal? factor = isRun ? null : signals.Of("power-factor");
            var options = new EmulatedWaveOptions(amperesPerVolt, bias, Number(device, "clamp-delay", 0));
            channels[bus.Currents[i]] = new EmulatedWave(options, signals.Of(metrics[i]), frequency, factor, Wires);
        }

        if (bus.Voltage is { } voltage)
        {
            channels[voltage] = new EmulatedWave(
                new EmulatedWaveOptions(Number(device, "voltage-ratio", 1), bias), signals.Of("voltage"), frequency, null, Wires);
        }
    }

    private static Cjt188MeterOptions Cjt188(DeviceDefinition device, ulong nodeSeed)
    {
        string byDefault = device.Part switch { "cjt188-water" => "10", "cjt188-gas" => "30", _ => "20" };
        return new Cjt188MeterOptions(
            device.Id,
            Convert.ToByte(device.Options.GetValueOrDefault("type", byDefault), 16),
            device.Options["address"],
            device.Options.GetValueOrDefault("unit") == "first",
            Seed: nodeSeed);
    }

    private static double Number(DeviceDefinition device, string option, double fallback) =>
        device.Options.TryGetValue(option, out string? text)
            ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : fallback;

    private SignalSet Signals(ScenarioNode node, DeviceDefinition device, FireSwitch fire, ulong nodeSeed) => SignalSetBuilder.Build(
        device.Part,
        node.Signals.GetValueOrDefault(device.Id) ?? new Dictionary<string, SignalSpec>(),
        new SignalContext(time.StartUtcMs, localOffsetMs, SeededHash.Derive(nodeSeed, device.Id)),
        fire);
}
