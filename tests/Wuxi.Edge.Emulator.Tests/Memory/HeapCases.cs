using System.Globalization;
using System.Text;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>Workshops with one node that has some instruments of one part: what its heap is estimated and counted for.</summary>
internal static class HeapCases
{
    // What must be set for a part, and how many of it a node can have; two addresses where they may share an input.
    private static readonly Dictionary<string, string[]> Options = new(StringComparer.Ordinal)
    {
        ["dlt645"] = ["address: \"000000000161\"", "address: \"000000000162\""],
        ["cjt188-water"] = ["address: \"78330011223344\"", "address: \"78330011223345\""],
        ["cjt188-gas"] = ["address: \"78330011223344\"", "address: \"78330011223345\""],
        ["cjt188-heat"] = ["address: \"78330011223344\"", "address: \"78330011223345\""],
        ["smoke420"] = ["low: 0, high: 2", "low: 0, high: 2"],
        ["gas420"] = ["measures: lel, high: 100", "measures: lel, high: 100"],
        ["noise420"] = ["low: 30, high: 130", "low: 30, high: 130"],
        ["temperature420"] = ["low: -50, high: 150", "low: -50, high: 150"],
        ["pulse-water"] = ["pulses-per-unit: 1000", "pulses-per-unit: 1000"],
        ["pulse-gas"] = ["pulses-per-unit: 100", "pulses-per-unit: 100"],
        ["pulse-electricity"] = ["pulses-per-unit: 1000", "pulses-per-unit: 1000"],
        ["sht4x"] = ["address: \"0x44\"", "address: \"0x45\""],
        ["sht3x"] = ["address: \"0x44\"", "address: \"0x45\""],
        ["scd4x"] = ["address: \"0x62\""],
        ["sgp40"] = ["address: \"0x59\""],
        ["bme280"] = ["address: \"0x76\"", "address: \"0x77\""],
        ["max31865"] = ["wires: 3", "wires: 3"],
        ["ds18b20"] = ["address: \"28FF641E8216C328\"", "address: \"28FF641E8216C4AB\""],
        ["ct-run"] = ["ratio: 30, run-above: 5, idle-below: 1", "ratio: 30, run-above: 5, idle-below: 1"],
        ["ct-clamp"] = ["ratio: 30", "ratio: 30"],
        ["mq7"] = ["heater: 21", "heater: 22"],
        ["node"] = [""],
        ["iis3dwb"] = [""],
        ["adxl355"] = [""],
        ["adxl345"] = [""],
    };

    /// <summary>Instruments of a part that a case can have at most.</summary>
    public static int Most(Part part) => Options.TryGetValue(part.Id, out string[]? options) ? options.Length : 2;

    /// <summary>The workshop with so many instruments of a part, each with so many points.</summary>
    public static WorkshopModel Make(Part part, int count, int points)
    {
        var buses = new StringBuilder();
        var devices = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            bool isOwn = i == 0 || part.Bus is not (BusKind.I2c or BusKind.OneWire or BusKind.None);
            if (isOwn && part.Bus != BusKind.None)
            {
                buses.Append(CultureInfo.InvariantCulture, $"      - {{ id: b{i}, kind: {BusKinds.Word(part.Bus)}{Bus(part, i)} }}\n");
            }

            string options = Options.TryGetValue(part.Id, out string[]? known) ? known[i] : "";
            options = part.Family == "modbus" ? string.Create(CultureInfo.InvariantCulture, $"address: {i + 1}") : options;
            string bus = part.Bus == BusKind.None ? "" : string.Create(CultureInfo.InvariantCulture, $", bus: b{(isOwn ? i : 0)}");
            string metrics = string.Join(", ", part.Metrics.Take(points).Select((metric, m) =>
                string.Create(CultureInfo.InvariantCulture, $"{{ metric: {metric.Name}, quantity: q{i}-{m}, period: 1min }}")));
            devices.Append(CultureInfo.InvariantCulture, $"      - {{ id: device-{i}, part: {part.Id}{bus}{(options.Length > 0 ? ", " : "")}{options}, equipment: A1/e1, points: [{metrics}] }}\n");
        }

        string none = buses.Length == 0 ? " []" : "";
        string text = $"""
            workshop: W1
            name: W1
            areas: [{"{"} id: A1, equipment: [{"{"} id: e1 {"}"}] {"}"}]
            nodes:
              - id: N001
                buses:{none}

            """ + buses + "    devices:\n" + devices;
        WorkshopReadResult result = WorkshopReader.Read(text, part.Id);
        return result.Model ?? throw new InvalidOperationException(string.Join('\n', result.Faults) + "\n" + text);
    }

    private static string Bus(Part part, int i) => part.Bus switch
    {
        BusKind.Uart => string.Create(CultureInfo.InvariantCulture, $", port: COM{i + 2}, baud: {(part.Timing?.BytesPerSecond > 0 || part.Family == "modbus" ? 9600 : 2400)}"),
        BusKind.Adc => string.Create(CultureInfo.InvariantCulture, $", channel: {i}, shunt: 150"),
        BusKind.Pulse => string.Create(CultureInfo.InvariantCulture, $", channel: {i}, pin: {i + 4}"),
        BusKind.Spi => string.Create(CultureInfo.InvariantCulture, $", select: {i + 10}"),
        BusKind.Digital => string.Create(CultureInfo.InvariantCulture, $", pin: {i + 4}"),
        BusKind.Accelerometer => ", cs: 10",
        BusKind.Ac => string.Create(CultureInfo.InvariantCulture, $", current: {i}"),
        BusKind.Volts => string.Create(CultureInfo.InvariantCulture, $", channel: {i}, reference: 3300 mV, divider: 2"),
        _ => "",
    };
}
