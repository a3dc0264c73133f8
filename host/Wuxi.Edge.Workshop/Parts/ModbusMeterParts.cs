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
        Meter("sdm630", 0.001, [.. Voltages, .. Currents, .. Powers, "active-power", "reactive-power", "power-factor", "frequency", .. Energies]),
        Meter("dtsu666", 0.0001, [.. Energies, .. Chint]),
        Meter("dtsu666-401e", 0.0001, [.. Chint, .. Energies]),
        Meter("adl400", 0.001, [.. Energies, .. Voltages, .. Currents, "frequency", .. Powers, "active-power", "reactive-power", "power-factor"]),
        Meter("adw300", 0.001, [.. Voltages, .. Currents, .. Powers, "active-power", .. Energies]),
    ];

    private static string[] Chint => [.. Voltages, .. Currents, "active-power", .. Powers, "reactive-power", "power-factor", "frequency"];

    private static Part Meter(string id, double powerStep, string[] metrics) => new(
        id,
        BusKind.Uart,
        [
            new PartOption("address", "a Modbus address from 1 to 247", true, IsAddress),
            PartCatalogue.Ct,
            PartCatalogue.Pt,
        ],
        [.. metrics.Select(metric => Metric(metric, powerStep))])
    {
        Family = "modbus",
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
