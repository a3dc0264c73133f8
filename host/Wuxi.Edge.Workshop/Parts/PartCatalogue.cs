using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>
/// The parts the firmware has drivers for. Must agree with <c>firmware/src/Wuxi.Edge.Node/Sensors</c>, which a test compares.
/// Formats: DL/T 645-2007 data identifiers; Plantower PMS5003 data sheet; IEC 60381-1 current loop with NAMUR NE 43 bands.
/// </summary>
public static class PartCatalogue
{
    internal static readonly PartOption Ct = new("ct", "a current transformer ratio from 1 to 10000", false, IsNumber(1, 10_000));
    internal static readonly PartOption Pt = new("pt", "a voltage transformer ratio from 1 to 10000", false, IsNumber(1, 10_000));

    /// <summary>All parts.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        new Part(
            "dlt645",
            BusKind.Uart,
            [
                new PartOption("address", "12 digits in quotes, as on the meter's plate", true,
                    text => text.Length == 12 && text.All(char.IsAsciiDigit)),
                Ct,
                Pt,
            ],
            [
                new PartMetric("active-energy", "kW.h", PointKind.Counter, 0.01),
                new PartMetric("voltage-a", "V", PointKind.Gauge, 0.1),
                new PartMetric("voltage-b", "V", PointKind.Gauge, 0.1),
                new PartMetric("voltage-c", "V", PointKind.Gauge, 0.1),
                new PartMetric("current-a", "A", PointKind.Gauge, 0.001),
                new PartMetric("current-b", "A", PointKind.Gauge, 0.001),
                new PartMetric("current-c", "A", PointKind.Gauge, 0.001),
                new PartMetric("active-power", "kW", PointKind.Gauge, 0.0001),
                new PartMetric("reactive-power", "kvar", PointKind.Gauge, 0.0001),
                new PartMetric("power-factor", "1", PointKind.Gauge, 0.001),
                new PartMetric("frequency", "Hz", PointKind.Gauge, 0.01),
            ])
        {
            Timing = Dlt645Timing.Timing,
        },
        .. AirParts.All,
        .. LoopParts.All,
        .. ModbusMeterParts.All,
        .. Cjt188Parts.All,
        .. NodeParts.All,
        .. PulseMeterParts.All,
        .. ChipBusParts.All,
        .. EquipmentParts.All,
        .. VibrationParts.All,
        .. MqParts.All,
        .. BehaviourParts.All,
    ];

    /// <summary>
    /// What hangs on a node of another make that speaks Sparkplug B with our record numbers (docs/architecture.md, 4.1 and 4.2). Not one of
    /// <see cref="All"/>: our firmware has no driver for it.
    /// </summary>
    public static Part Foreign { get; } = new("sparkplug", BusKind.None, [], []) { IsForeign = true };

    /// <summary>The part with this id, or null.</summary>
    public static Part? Find(string id) => id == Foreign.Id ? Foreign : All.FirstOrDefault(part => part.Id == id);

    internal static Func<string, bool> IsNumber(double min, double max) => text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) &&
        number >= min && number <= max;
}
