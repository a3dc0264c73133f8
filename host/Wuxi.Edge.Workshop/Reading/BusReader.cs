using System.Globalization;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Reading;

/// <summary>Reads the <c>buses:</c> of a node.</summary>
internal static class BusReader
{
    private const double FailureMilliamps = 21;

    // As many as the native driver samples in turn.
    private const int MostAnalogChannels = 4;

    private static readonly string[] Parities = ["none", "even", "odd"];

    public static List<BusDefinition> Read(YamlMap node)
    {
        var buses = new List<BusDefinition>();
        var ids = new UniqueIds("bus");
        var inputs = new UniqueIds("input");
        foreach (YamlMap map in node.Items("buses", "bus", required: true))
        {
            string id = map.Id("id");
            ids.Add(id, map.At("id"), map.Faults);
            BusDefinition bus = map.Choice("kind", BusKinds.Inputs) switch
            {
                BusKind.Uart => ReadUart(map, id),
                BusKind.Adc => ReadAdc(map, id),
                BusKind.I2c => new I2cBus(id, map.Integer("port", 1, 2, 1)),
                BusKind.Spi => new SpiBus(id, map.Integer("port", 1, 2, 1), map.Integer("select", 0, 48)),
                BusKind.OneWire => ReadOneWire(map, id),
                BusKind.Digital => ReadDigital(map, id),
                BusKind.Accelerometer => new AccelerometerBus(id, map.Integer("spi", 1, 2, 1), map.Integer("cs", 0, 48)),
                BusKind.Ac => ReadAc(map, id),
                BusKind.Volts => ReadVolts(map, id),
                _ => ReadPulse(map, id),
            };
            foreach ((string key, string claim) in bus.Claims)
            {
                inputs.Add(claim, map.At(key), map.Faults);
            }

            int channels = buses.Sum(other => other.AnalogChannels) + bus.AnalogChannels;
            if (bus.AnalogChannels > 0 && channels > MostAnalogChannels)
            {
                map.Fault("kind", $"found analog channel number {channels} of this node, expected at most {MostAnalogChannels}: its converter samples them in turn; put the others on another node");
            }

            if (buses.Any(other => AreAtOdds(other, bus) || AreAtOdds(bus, other)))
            {
                map.Fault("kind", "found an accelerometer and another SPI bus on one port, expected a port of its own for the accelerometer: its driver has the whole port");
            }

            buses.Add(bus);
            map.Done();
        }

        return buses;
    }

    private static bool AreAtOdds(BusDefinition a, BusDefinition b) =>
        a is AccelerometerBus accelerometer && b is SpiBus spi && accelerometer.Spi == spi.Port;

    private static UartBus ReadUart(YamlMap map, string id) => new(
        id,
        map.Id("port"),
        map.Integer("baud", 300, 921_600),
        Parities[map.Choice("parity", [("none", 0), ("even", 1), ("odd", 2)], 0)]);

    private static PulseBus ReadPulse(YamlMap map, string id) => new(
        id,
        map.Integer("channel", 0, 3),
        map.Integer("pin", 0, 48),
        map.Integer("glitch", 0, 1_000_000, 5000),
        map.Choice("edges", [("falling", false), ("rising", true)], false) ? "rising" : "falling");

    private static OneWireBus ReadOneWire(YamlMap map, string id)
    {
        map.Choice("port", [("COM3", 0)], 0);
        return new OneWireBus(id, "COM3");
    }

    private static DigitalBus ReadDigital(YamlMap map, string id) => new(
        id,
        map.Integer("pin", 0, 48),
        map.Integer("debounce", 0, 1_000_000, 20_000),
        map.Choice("active", [("low", false), ("high", true)], false) ? "high" : "low");

    private static AcBus ReadAc(YamlMap map, string id)
    {
        List<int> currents = [map.Integer("current", 0, 19)];
        foreach (string key in new[] { "current-b", "current-c" })
        {
            if (map.Find(key) is not null)
            {
                currents.Add(map.Integer(key, 0, 19));
            }
        }

        if (map.Find("current-c") is not null && map.Find("current-b") is null)
        {
            map.Fault("current-c", "found without current-b, expected current-b before it");
        }

        int? voltage = map.Find("voltage") is null ? null : map.Integer("voltage", 0, 19);
        if (voltage is not null && currents.Count > 1)
        {
            map.Fault("voltage", "found with more than one current, expected one current, whose power the voltage makes");
        }

        int referenceMillivolts = map.Integer("reference", 500, 6000, 3300);
        return new AcBus(id, currents, voltage, referenceMillivolts, map.Integer("bias", 100, 5900, referenceMillivolts / 2));
    }

    private static VoltsBus ReadVolts(YamlMap map, string id) => new(
        id,
        map.Integer("channel", 0, 19),
        map.Integer("reference", 500, 6000, 3300),
        map.OptionalNumber("divider", 1, 100) ?? 1);

    private static AdcBus ReadAdc(YamlMap map, string id)
    {
        int channel = map.Integer("channel", 0, 19);
        int referenceMillivolts = map.Integer("reference", 500, 6000, 3300);
        double shuntOhms = map.Number("shunt", 1, 1000);
        if (shuntOhms * FailureMilliamps >= referenceMillivolts)
        {
            // A shorted loop (NE 43: 21 mA and above) must read as a fault, not as the converter's full scale.
            map.Faults.AddExpected(map.At("shunt"), "shunt", string.Create(
                CultureInfo.InvariantCulture, $"less than {referenceMillivolts / FailureMilliamps:F0}, so that 21 mA stay below the reference of {referenceMillivolts} mV"));
        }

        return new AdcBus(id, channel, referenceMillivolts, shuntOhms);
    }
}
