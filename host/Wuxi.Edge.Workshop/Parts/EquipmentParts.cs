using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>What says how a machine does: contacts, counted pieces, currents.</summary>
internal static class EquipmentParts
{
    private static PartOption[] Clamp =>
    [
        PartOption.Number("ratio", "the current in the machine's wire for one ampere of the clamp, or for one volt if the burden is inside it", true, 0.1, 100_000),
        PartOption.Number("burden", "the burden resistor, from 0.1 to 10000 ohm; 1 if it is inside the clamp", false, 0.1, 10_000),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        new Part(
            "piece-counter",
            BusKind.Pulse,
            [
                PartOption.Number("pulses-per-unit", "how many pulses one piece gives, from 0.001 to 1000000", false, 0.001, 1_000_000),
                PartOption.Number("offset", "pieces that were made before the count began, from -1000000000 to 1000000000", false, -1e9, 1e9),
            ],
            [
                new PartMetric("total", "1", PointKind.Counter, 1),
                new PartMetric("rate", "1/h", PointKind.Gauge, 0.1),
            ]),
        new Part(
            "contact",
            BusKind.Digital,
            [],
            [
                new PartMetric("state", "1", PointKind.State, 1),
                new PartMetric("activations", "1", PointKind.Counter, 1),
            ]),
        new Part(
            "ct-run",
            BusKind.Ac,
            [
                .. Clamp,
                PartOption.Number("run-above", "the current from which on the machine runs, from 0 to 10000 A", true, 0, 10_000),
                PartOption.Number("idle-below", "the current up to which it stands still, less than run-above", true, 0, 10_000),
                PartOption.Number("delay", "for how many seconds the current must say so, from 0 to 600", false, 0, 600),
            ],
            [
                new PartMetric("current", "A", PointKind.Gauge, 0.1),
                new PartMetric("state", "1", PointKind.State, 1),
            ])
        {
            Check = CheckRun,
        },
        new Part(
            "ct-clamp",
            BusKind.Ac,
            [
                .. Clamp,
                PartOption.Number("voltage-ratio", "volts of the mains for a volt at the pin, from 1 to 100000", false, 1, 100_000),
                PartOption.Number("nominal", "the voltage from phase to neutral where none is measured, from 24 to 1000 V", false, 24, 1000),
                PartOption.Number("clamp-delay", "how much later the clamp shows an instant than the voltage's transducer, from -800 to 800 us", false, -800, 800),
            ],
            [
                new PartMetric("current-a", "A", PointKind.Gauge, 0.1),
                new PartMetric("current-b", "A", PointKind.Gauge, 0.1),
                new PartMetric("current-c", "A", PointKind.Gauge, 0.1),
                new PartMetric("voltage", "V", PointKind.Gauge, 0.1),
                new PartMetric("active-power", "kW", PointKind.Gauge, 0.001),
                new PartMetric("apparent-power", "kV.A", PointKind.Gauge, 0.001),
                new PartMetric("power-factor", "1", PointKind.Gauge, 0.001),
                new PartMetric("frequency", "Hz", PointKind.Gauge, 0.01),
                new PartMetric("active-energy", "kW.h", PointKind.Counter, 0.001),
                new PartMetric("apparent-power-estimated", "kV.A", PointKind.Gauge, 0.1),
            ])
        {
            Check = CheckClamp,
        },
    ];

    private static (string Key, string Message)? CheckRun(BusDefinition bus, IReadOnlyDictionary<string, string> options) =>
        bus is AcBus { Inputs.Count: > 1 } ? ("bus", $"found '{bus.Id}' with more than one channel, expected one current for a ct-run")
        : Number(options, "idle-below") >= Number(options, "run-above") ? ("idle-below", $"found '{options["idle-below"]}', expected less than run-above, {options["run-above"]}")
        : null;

    private static (string Key, string Message)? CheckClamp(BusDefinition bus, IReadOnlyDictionary<string, string> options) =>
        (bus is AcBus { Voltage: not null }, options.ContainsKey("voltage-ratio")) switch
        {
            (true, false) => ("bus", $"found '{bus.Id}' with a voltage, expected voltage-ratio beside it"),
            (false, true) => ("voltage-ratio", $"found one, and no voltage at {bus.Id}; expected an input with one"),
            _ => null,
        };

    private static double Number(IReadOnlyDictionary<string, string> options, string key) =>
        options.TryGetValue(key, out string? text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
}
