using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>Semiconductor gas sensors (<c>firmware/src/Wuxi.Edge.Node/Sensors/Mq2</c>, <c>Mq7</c>): indicative only, 仅供参考.</summary>
internal static class MqParts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        new Part(
            "mq2",
            BusKind.Volts,
            [
                PartOption.Number("load", "the load resistor with the divider beside it, from 0.1 to 1000 kOhm", false, 0.1, 1000),
                PartOption.Number("r0", "the resistance in clean air divided by 9.83, from 0.01 to 1000 kOhm", false, 0.01, 1000),
                PartOption.Number("supply", "the supply, from 4.5 to 5.5 V", false, 4.5, 5.5),
                PartOption.Number("warm-up-minutes", "minutes after power-up in which its values do not count, from 3 to 2880", false, 3, 2880),
            ],
            [
                new PartMetric("resistance", "kOhm", PointKind.Gauge, 0.01),
                new PartMetric("ratio", "1", PointKind.Gauge, 0.01),
                new PartMetric("lpg-indicative", "[ppm]", PointKind.Gauge, 10),
                new PartMetric("smoke-indicative", "[ppm]", PointKind.Gauge, 10),
            ])
        {
            IsIndicative = true,
            Check = CheckRange,
        },
        new Part(
            "mq7",
            BusKind.Volts,
            [
                PartOption.Number("load", "the load resistor with the divider beside it, from 0.1 to 1000 kOhm", false, 0.1, 1000),
                PartOption.Number("r0", "the resistance at 100 ppm CO, from 0.01 to 1000 kOhm", false, 0.01, 1000),
                PartOption.Number("supply", "the supply, from 4.5 to 5.5 V", false, 4.5, 5.5),
                PartOption.Number("warm-up-minutes", "minutes after power-up in which its values do not count, from 3 to 2880", false, 3, 2880),
                new PartOption("heater", "the pin that switches its heater, from 0 to 48", true, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pin) && pin <= 48),
                new PartOption("active", "high or low", false, text => text is "high" or "low"),
            ],
            [
                new PartMetric("resistance", "kOhm", PointKind.Gauge, 0.01),
                new PartMetric("ratio", "1", PointKind.Gauge, 0.01),
                new PartMetric("co-indicative", "[ppm]", PointKind.Gauge, 10),
            ])
        {
            IsIndicative = true,
            Check = CheckRange,
            DrivenPin = "heater",
        },
    ];

    // Otherwise a sensor that is bridged would read as one in much gas.
    private static (string Key, string Message)? CheckRange(BusDefinition bus, IReadOnlyDictionary<string, string> options) =>
        bus is VoltsBus volts && volts.ReferenceMillivolts * volts.Divider < 5500
            ? ("bus", $"found '{bus.Id}', which reads to {volts.ReferenceMillivolts * volts.Divider:F0} mV, expected at least 5500 mV, by its divider")
            : null;
}
