using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>Accelerometers on machines (<c>firmware/src/Wuxi.Edge.Node/Sensors/Vibration</c>); velocity as in ISO 20816.</summary>
internal static class VibrationParts
{
    private static readonly string[] Axes = ["", "-x", "-y", "-z"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        Accelerometer("iis3dwb", [26_667], [2, 4, 8, 16]),
        Accelerometer("adxl355", [1000, 2000, 4000], [2, 4, 8]),
        Accelerometer("adxl345", [800, 1600, 3200], [2, 4, 8, 16]),
    ];

    private static Part Accelerometer(string id, int[] rates, int[] ranges) => new(
        id,
        BusKind.Accelerometer,
        [
            OneOf("rate", "samples a second", rates),
            OneOf("range", "full scale in g", ranges),
            PartOption.Number("speed", "the speed of the shaft, from 0 (not known) to 60000 1/min", false, 0, 60_000),
        ],
        [
            .. Axes.Select(axis => new PartMetric("velocity-rms" + axis, "mm/s", PointKind.Gauge, 0.01)),
            .. Axes.Select(axis => new PartMetric("acceleration-rms" + axis, "m/s2", PointKind.Gauge, 0.001)),
            new PartMetric("acceleration-peak", "m/s2", PointKind.Gauge, 0.01),
            new PartMetric("crest-factor", "1", PointKind.Gauge, 0.01),
            new PartMetric("kurtosis", "1", PointKind.Gauge, 0.01),
            new PartMetric("envelope-mean", "m/s2", PointKind.Gauge, 0.001),
        ]);

    private static PartOption OneOf(string name, string meaning, int[] numbers)
    {
        string[] words = [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return new PartOption(name, $"{meaning}: {string.Join(", ", words)}", false, text => words.Contains(text));
    }
}
