using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>Sensors on I2C, SPI and 1-Wire. Facts: the makers' data sheets, named beside each driver.</summary>
internal static class ChipBusParts
{
    private static readonly PartOption Stuck = PartOption.Number(
        "stuck-minutes", "a number from 1 to 10080: minutes for which its numbers may stand still", false, 1, 10_080);

    public static IReadOnlyList<Part> All { get; } =
    [
        I2c("sht4x", ["0x44", "0x45", "0x46"], Temperature(0.01), Humidity(0.01)),
    ];

    private static PartMetric Temperature(double resolution) => new("temperature", "Cel", PointKind.Gauge, resolution);

    private static PartMetric Humidity(double resolution) => new("humidity", "%", PointKind.Gauge, resolution);

    private static Part I2c(string id, string[] addresses, params PartMetric[] metrics) => new(
        id,
        BusKind.I2c,
        [new PartOption("address", "one of " + string.Join(", ", addresses), true, addresses.Contains), Stuck],
        metrics)
    {
        Family = "i2c",
    };
}
