using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>
/// Three-phase electricity meters with Modbus RTU: what each of the register maps holds, in the order of the registers
/// (<c>firmware/src/Wuxi.Edge.Node/Sensors/ModbusMeter</c>), with the steps of the registers.
/// </summary>
internal static class ModbusMeterParts
{
    private static readonly string[] Voltages = ["voltage-a", "voltage-b", "voltage-c"];
    private static readonly string[] Currents = ["current-a", "current-b", "current-c"];
    private static readonly string[] Powers = ["active-power-a", "active-power-b", "active-power-c"];
    private static readonly string[] Energies = ["active-energy", "reverse-active-energy"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        Meter("sdm630", 0.001, 60, [
            .. Values(0x00, 2, [.. Voltages, .. Currents, .. Powers]), .. Values(0x34, 2, "active-power"), .. Values(0x3C, 2, "reactive-power", "power-factor"),
            .. Values(0x46, 2, ["frequency", .. Energies]),
        ]),
        Meter("dtsu666", 0.0001, 60, [.. Values(0x101E, 2, Energies[0]), .. Values(0x1028, 2, Energies[1]), .. Chint]),
        Meter("dtsu666-401e", 0.0001, 60, [.. Chint, .. Values(0x401E, 2, Energies[0]), .. Values(0x4028, 2, Energies[1])]),
        Meter("adl400", 0.001, 32, [
            .. Values(0x0A, 2, Energies[0]), .. Values(0x14, 2, Energies[1]), .. Values(0x61, 1, [.. Voltages, .. Currents]), .. Values(0x77, 1, "frequency"),
            .. Values(0x164, 2, [.. Powers, "active-power"]), .. Values(0x172, 2, "reactive-power"), .. Values(0x17F, 1, "power-factor"),
        ]),
        Meter("adw300", 0.001, 32, [
            .. Values(0x14, 1, Voltages), .. Values(0x1A, 1, Currents), .. Values(0x1E, 2, [.. Powers, "active-power"]), .. Values(0x3E, 2, Energies),
        ]),
    ];

    private static (string Metric, int Address, int Count)[] Chint =>
    [
        .. Values(0x2006, 2, [.. Voltages, .. Currents, "active-power", .. Powers, "reactive-power"]),
        .. Values(0x202A, 2, "power-factor"), .. Values(0x2044, 2, "frequency"),
    ];

    // Neighbours, from an address on.
    private static IEnumerable<(string Metric, int Address, int Count)> Values(int address, int count, params string[] metrics) =>
        metrics.Select((metric, i) => (metric, address + (i * count), count));

    private static Part Meter(string id, double powerStep, int maximumRegisters, (string Metric, int Address, int Count)[] registers) => new(
        id,
        BusKind.Uart,
        [
            new PartOption("address", "a Modbus address from 1 to 247", true, IsAddress),
            PartCatalogue.Ct,
            PartCatalogue.Pt,
        ],
        [.. registers.Select(register => Metric(register.Metric, powerStep))])
    {
        Family = "modbus",
        Timing = ModbusTiming.Of(maximumRegisters, registers),
    };

    // Written in one way only, so that two texts are two addresses.
    private static bool IsAddress(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int address) && address is >= 1 and <= 247 && text[0] != '0';

    private static PartMetric Metric(string name, double powerStep) => name switch
    {
        "active-energy" or "reverse-active-energy" => new PartMetric(name, "kW.h", PointKind.Counter, 0.01),
        "voltage-a" or "voltage-b" or "voltage-c" => new PartMetric(name, "V", PointKind.Gauge, 0.1),
        "current-a" or "current-b" or "current-c" => new PartMetric(name, "A", PointKind.Gauge, powerStep == 0.0001 ? 0.001 : 0.01),
        "reactive-power" => new PartMetric(name, "kvar", PointKind.Gauge, powerStep),
        "power-factor" => new PartMetric(name, "1", PointKind.Gauge, 0.001),
        "frequency" => new PartMetric(name, "Hz", PointKind.Gauge, 0.01),
        _ => new PartMetric(name, "kW", PointKind.Gauge, powerStep),
    };
}
