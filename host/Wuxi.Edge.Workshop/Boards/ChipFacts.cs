namespace Wuxi.Edge.Workshop.Boards;

/// <summary>
/// What a chip's pins can and may not do. Immutable. Sources: Espressif's data sheets of ESP32, ESP32-S3 and ESP32-C3 (pin overview,
/// strapping pins, pins used by the flash, levels at reset) and ESP-IDF v5.5.4, soc (adc_channel.h, soc_caps.h).
/// </summary>
/// <param name="Id">Word in board.yaml.</param>
/// <param name="Name">For people.</param>
/// <param name="Pins">Pins that there are.</param>
/// <param name="InputOnly">Pins without an output.</param>
/// <param name="Strapping">Pins that decide at reset how the chip starts.</param>
/// <param name="Flash">Pins of the flash in the module.</param>
/// <param name="Adc1">Pin of each channel of ADC1.</param>
/// <param name="Adc2">Pins of ADC2, which belongs to Wi-Fi.</param>
/// <param name="Uarts">How many UARTs it has; the first is the runtime's.</param>
/// <param name="HighAtReset">Pins that the chip pulls up during reset.</param>
/// <param name="LowAtReset">Pins that the chip pulls down during reset.</param>
public sealed record ChipFacts(
    string Id,
    string Name,
    IReadOnlyList<int> Pins,
    IReadOnlyList<int> InputOnly,
    IReadOnlyList<int> Strapping,
    IReadOnlyList<int> Flash,
    IReadOnlyList<int> Adc1,
    IReadOnlyList<int> Adc2,
    int Uarts,
    IReadOnlyList<int> HighAtReset,
    IReadOnlyList<int> LowAtReset)
{
    /// <summary>The chips that the firmware runs on.</summary>
    public static IReadOnlyList<ChipFacts> All { get; } =
    [
        new ChipFacts(
            "esp32", "ESP32", [.. Enumerable.Range(0, 20), 21, 22, 23, 25, 26, 27, .. Enumerable.Range(32, 8)],
            [34, 35, 36, 37, 38, 39], [0, 2, 5, 12, 15], [6, 7, 8, 9, 10, 11],
            [36, 37, 38, 39, 32, 33, 34, 35], [4, 0, 2, 15, 13, 12, 14, 27, 25, 26], 3, [0, 1, 3, 5, 14, 15], [2, 4, 12, 13]),
        new ChipFacts(
            "esp32s3", "ESP32-S3", [.. Enumerable.Range(0, 22), .. Enumerable.Range(26, 23)],
            [], [0, 3, 45, 46], [26, 27, 28, 29, 30, 31, 32],
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [11, 12, 13, 14, 15, 16, 17, 18, 19, 20], 3, [0, 20, 39, 43, 44], [45, 46]),
        new ChipFacts(
            "esp32c3", "ESP32-C3", [.. Enumerable.Range(0, 22)],
            [], [2, 8, 9], [11, 12, 13, 14, 15, 16, 17],
            [0, 1, 2, 3, 4], [5], 2, [9, 19, 20, 21], []),
    ];

    /// <summary>What holds a pin during reset, on the chip itself.</summary>
    public PinPull AtReset(int pin) =>
        HighAtReset.Contains(pin) ? PinPull.Up : LowAtReset.Contains(pin) ? PinPull.Down : PinPull.None;
}
