namespace Wuxi.Edge.Workshop;

/// <summary>The words for the kinds of input, in the workshop file and in the node's settings. Thread safe.</summary>
public static class BusKinds
{
    /// <summary>The kinds that an input can have, with their words.</summary>
    public static IReadOnlyList<(string Word, BusKind Value)> Inputs { get; } =
        [("uart", BusKind.Uart), ("adc", BusKind.Adc), ("pulse", BusKind.Pulse), ("i2c", BusKind.I2c), ("spi", BusKind.Spi), ("onewire", BusKind.OneWire),
         ("digital", BusKind.Digital), ("ac", BusKind.Ac), ("volts", BusKind.Volts), ("accel", BusKind.Accelerometer)];

    /// <summary>The word of a kind; <c>none</c> where there is no input.</summary>
    public static string Word(BusKind kind) => Inputs.FirstOrDefault(input => input.Value == kind).Word ?? "none";
}
