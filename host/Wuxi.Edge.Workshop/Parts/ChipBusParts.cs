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
        I2c("sht3x", ["0x44", "0x45"], Temperature(0.01), Humidity(0.01)),
        I2c("scd4x", ["0x62"], new PartMetric("co2", "[ppm]", PointKind.Gauge, 1), Temperature(0.01), Humidity(0.01)),
        I2c("sgp40", ["0x59"], new PartMetric("voc-raw", "1", PointKind.Gauge, 1), new PartMetric("voc-rise", "1", PointKind.Gauge, 1)),
        I2c("bme280", ["0x76", "0x77"], Temperature(0.01), Humidity(0.01), new PartMetric("pressure", "hPa", PointKind.Gauge, 0.01)),
        new Part(
            "max31865",
            BusKind.Spi,
            [
                new PartOption("wires", "one of 2, 3, 4", true, text => text is "2" or "3" or "4"),
                PartOption.Number("reference", "the board's reference resistor, from 400 to 1000 ohm", false, 400, 1000),
                Stuck,
            ],
            [Temperature(0.03)]),
        new Part(
            "ds18b20",
            BusKind.OneWire,
            [new PartOption("address", "the sixteen hex digits of its ROM in quotes, family 28 first", false, IsRom), Stuck],
            [Temperature(0.0625)]),
    ];

    /// <summary>Family 28h, six bytes of a serial number and their CRC (x^8 + x^5 + x^4 + 1, lowest bit first).</summary>
    private static bool IsRom(string text)
    {
        if (text.Length != 16 || !text.All(char.IsAsciiHexDigit) || !text.StartsWith("28", StringComparison.Ordinal))
        {
            return false;
        }

        int crc = 0;
        foreach (byte value in Convert.FromHexString(text))
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
            }
        }

        return crc == 0;
    }

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
