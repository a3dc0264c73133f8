using System.Globalization;
using Wuxi.Edge.Workshop.Yaml;
using YamlDotNet.RepresentationModel;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>Reads the sections of a board that name pins, and keeps which pin is used where. Not thread safe.</summary>
internal sealed class PinReader(YamlMap root, ChipFacts chip)
{
    private const int HighestPin = 48;
    private const int MostBuses = 2;

    private readonly List<PinUse> _uses = [];
    private readonly List<(YamlMap Map, BoardRelay Relay)> _relays = [];
    private readonly List<(YamlMap Map, BoardAnalog Input)> _analog = [];

    public IReadOnlyList<BoardUart> Uarts()
    {
        var uarts = new List<BoardUart>();
        foreach (YamlMap map in root.Items("uarts", "uart", required: true))
        {
            // COM1 is the runtime's own.
            int port = map.Integer("port", 2, chip.Uarts);
            string name = string.Create(CultureInfo.InvariantCulture, $"COM{port}");
            int tx = Pin(map, "tx", name + " TX", isOutput: true);
            int rx = Pin(map, "rx", name + " RX", isOutput: false);
            int de = map.Integer("de", -1, HighestPin) < 0 ? -1 : Pin(map, "de", name + " DE", isOutput: true);
            if (uarts.Any(uart => uart.Port == port))
            {
                map.Fault("port", $"{name} is there already, expected another port");
            }

            uarts.Add(new BoardUart(port, tx, rx, de));
            map.Done();
        }

        return uarts;
    }

    public IReadOnlyList<BoardAnalog> Analog()
    {
        foreach (YamlMap map in root.Items("analog", "analog input", required: true))
        {
            int channel = map.Integer("channel", 0, chip.Adc1.Count - 1);
            var input = new BoardAnalog(channel, Pin(map, "pin", string.Create(CultureInfo.InvariantCulture, $"ADC1 channel {channel}"), isOutput: false));
            _analog.Add((map, input));
            map.Done();
        }

        return [.. _analog.Select(item => item.Input)];
    }

    public IReadOnlyList<int> List(string key, string what)
    {
        var pins = new List<int>();
        foreach ((string text, YamlNode at) in root.Texts(key) ?? [])
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pin) || pin > HighestPin)
            {
                root.Faults.AddExpected(at, key, $"a pin from 0 to {HighestPin}");
                continue;
            }

            _uses.Add(new PinUse(pin, what, false, at));
            pins.Add(pin);
        }

        return pins;
    }

    public BoardSpi? Spi()
    {
        if (root.Map("accelerometer") is not { } map)
        {
            return null;
        }

        var spi = new BoardSpi(
            map.Integer("bus", 1, MostBuses),
            Pin(map, "sclk", "SPI SCLK", isOutput: true),
            Pin(map, "miso", "SPI MISO", isOutput: false),
            Pin(map, "mosi", "SPI MOSI", isOutput: true),
            Pin(map, "cs", "SPI CS", isOutput: true),
            Pin(map, "interrupt", "accelerometer's interrupt", isOutput: false));
        map.Done();
        return spi;
    }

    public BoardI2c? I2c()
    {
        if (root.Map("i2c") is not { } map)
        {
            return null;
        }

        var i2c = new BoardI2c(
            map.Integer("bus", 1, MostBuses), Pin(map, "sda", "I2C SDA", isOutput: true), Pin(map, "scl", "I2C SCL", isOutput: true));
        map.Done();
        return i2c;
    }

    public IReadOnlyList<BoardRelay> Relays()
    {
        foreach (YamlMap map in root.Items("relays", "relay"))
        {
            string id = map.Id("id");
            var relay = new BoardRelay(
                id,
                Pin(map, "pin", "relay " + id, isOutput: true),
                map.Choice("active", [("high", true), ("low", false)]),
                map.Choice("pull", [("down", PinPull.Down), ("up", PinPull.Up), ("none", PinPull.None)]));
            _relays.Add((map, relay));
            map.Done();
        }

        return [.. _relays.Select(item => item.Relay)];
    }

    /// <summary>Reports what may not be so; after all sections have been read.</summary>
    public void Check()
    {
        var forbidden = new ForbiddenPins(chip, List("strapping"), List("flash"), List("reserved"));
        var seen = new Dictionary<int, PinUse>();
        foreach (PinUse use in _uses)
        {
            if (forbidden.Why(use) is { } why)
            {
                root.Faults.Add(use.At, Text($"pin {use.Pin} for {use.What}: {why}"));
            }

            // One pin may be for pulses or for a contact, and one name of a list stands once in it.
            if (!seen.TryAdd(use.Pin, use) && (seen[use.Pin].What, use.What) is not ("pulse input", "digital input"))
            {
                root.Faults.Add(use.At, Text($"pin {use.Pin} for {use.What}: it is used for {seen[use.Pin].What} in line {seen[use.Pin].At.Start.Line} already; expected a pin of its own"));
            }
        }

        foreach ((YamlMap map, BoardAnalog input) in _analog)
        {
            CheckAnalog(map, input);
        }

        foreach ((YamlMap map, BoardRelay relay) in _relays)
        {
            CheckRelay(map, relay);
        }
    }

    private void CheckAnalog(YamlMap map, BoardAnalog input)
    {
        int expected = chip.Adc1[Math.Min(input.Channel, chip.Adc1.Count - 1)];
        if (chip.Adc2.Contains(input.Pin))
        {
            map.Fault("pin", Text($"{input.Pin} is on ADC2, which does not work while Wi-Fi does; expected {expected}, where channel {input.Channel} of ADC1 is"));
        }
        else if (input.Pin != expected)
        {
            map.Fault("pin", Text($"found {input.Pin}, expected {expected}, where channel {input.Channel} of ADC1 is"));
        }
    }

    private void CheckRelay(YamlMap map, BoardRelay relay)
    {
        PinPull level = relay.Pull == PinPull.None ? chip.AtReset(relay.Pin) : relay.Pull;
        string off = relay.IsActiveHigh ? "down" : "up";
        if (level == PinPull.None)
        {
            map.Fault("pull", Text($"nothing holds pin {relay.Pin} while the chip starts, so that relay {relay.Id} may switch on; expected {off}"));
        }
        else if (level == PinPull.Up == relay.IsActiveHigh)
        {
            map.Fault("pull", Text($"pin {relay.Pin} is {(level == PinPull.Up ? "high" : "low")} while the chip starts, which switches relay {relay.Id} on; expected {off}"));
        }
    }

    private List<int> List(string key) =>
        [.. (root.Texts(key) ?? []).Select(item => int.TryParse(item.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int pin) ? pin : -1)];

    private int Pin(YamlMap map, string key, string what, bool isOutput)
    {
        int pin = map.Integer(key, 0, HighestPin);
        if (map.Find(key) is { } at)
        {
            _uses.Add(new PinUse(pin, what, isOutput, at));
        }

        return pin;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
