using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>Water, gas and heat meters with CJ/T 188 (<c>firmware/src/Wuxi.Edge.Node/Sensors/Cjt188</c>); steps are those of the formats in the standard.</summary>
internal static class Cjt188Parts
{
    // A meter on a battery may take a second to wake up. Request: 4 wake-up bytes and 16; answer: 4 wake-up bytes, 13 of the frame, the data.
    private const int ThinkingMs = 1000;
    private const int RequestBytes = 20;
    private const int AnswerBytes = 17;

    private static readonly PartMetric Volume = new("volume", "m3", PointKind.Counter, 0.01);
    private static readonly PartMetric LowBattery = new("low-battery", "1", PointKind.State, 1);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        Meter("cjt188-water", '1', 22, [Volume, LowBattery]),
        Meter("cjt188-gas", '3', 22, [Volume, LowBattery]),
        Meter(
            "cjt188-heat",
            '2',
            46,
            [
                new PartMetric("heat-energy", "kW.h", PointKind.Counter, 0.01),
                new PartMetric("power", "kW", PointKind.Gauge, 0.01),
                new PartMetric("flow", "m3/h", PointKind.Gauge, 0.0001),
                Volume,
                new PartMetric("supply-temperature", "Cel", PointKind.Gauge, 0.01),
                new PartMetric("return-temperature", "Cel", PointKind.Gauge, 0.01),
                LowBattery,
            ]),
    ];

    private static Part Meter(string id, char tens, int answerData, IReadOnlyList<PartMetric> metrics) => new(
        id,
        BusKind.Uart,
        [
            new PartOption("address", "14 digits in quotes: the maker's code and the number on the plate", true,
                text => text.Length == 14 && text.All(char.IsAsciiDigit)),
            new PartOption("type", $"a type code from {tens}0 to {tens}9", false,
                text => text.Length == 2 && text[0] == tens && char.IsAsciiDigit(text[1])),
            new PartOption("identifier", "1F90 or 901F: the order of its bytes on the line", false, text => text is "1F90" or "901F"),
            new PartOption("unit", "last or first: where the unit stands beside its digits", false, text => text is "last" or "first"),
            new PartOption("fault-mask", "four hex digits in quotes: the two bytes of the status", false, IsMask),
            new PartOption("battery-mask", "four hex digits in quotes: the two bytes of the status", false, IsMask),
        ],
        metrics)
    {
        Family = "cjt188",
        Timing = SerialTiming.One(ThinkingMs, RequestBytes, AnswerBytes + answerData),
    };

    private static bool IsMask(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
}
