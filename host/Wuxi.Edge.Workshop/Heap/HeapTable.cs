namespace Wuxi.Edge.Workshop.Heap;

/// <summary>
/// What the parts and inputs of a node take in its managed heap, bytes, without what <see cref="NodeHeap"/> reckons by itself: names, lists, buffers. Counted on
/// 2026-11-30 from the objects as the interpreter of nanoFramework 1.x lays them out; a test counts again. Thread safe.
/// </summary>
internal static class HeapTable
{
    /// <summary>A node without instruments: session, record store of a small drive, settings, link.</summary>
    public const int Base = 12_228;

    private const int Converter = 180;
    private const int FurtherChannel = 120;
    private const int Row = 960;
    private const int ChannelOfRow = 264;
    private const int ActionOfRow = 108;

    /// <summary>One instrument of a part, with its input where no other can be on that.</summary>
    public static int OfPart(string part) => part switch
    {
        "dlt645" => 840,
        "pms5003" or "pms7003" => 516,
        "sds011" => 504,
        "sps30" => 768,
        "ze07-co" => 480,
        "mh-z19" => 576,
        "smoke420" or "noise420" or "temperature420" => 708,
        "gas420" => 720,
        "sdm630" or "dtsu666" or "dtsu666-401e" or "adl400" => 924,
        "adw300" => 876,
        "cjt188-water" or "cjt188-gas" => 660,
        "cjt188-heat" => 720,
        "node" => 492,
        "pulse-water" or "pulse-gas" or "pulse-electricity" or "piece-counter" => 552,
        "sht4x" => 564,
        "sht3x" => 612,
        "scd4x" => 744,
        "sgp40" => 732,
        "bme280" => 1044,
        "max31865" => 720,
        "ds18b20" => 612,
        "contact" => 900,
        "ct-run" => 1320,
        "ct-clamp" => 1464,
        "iis3dwb" or "adxl355" or "adxl345" => 1512,
        "mq2" => 792,
        "mq7" => 1056,
        "output" => 660,
        "interlock" => Row,
        _ => 1512,
    };

    /// <summary>What all instruments of a part have together.</summary>
    public static int OnceOfPart(string part) => part switch
    {
        "sdm630" or "dtsu666" or "dtsu666-401e" or "adl400" or "adw300" => 216,
        "cjt188-water" or "cjt188-gas" or "cjt188-heat" => 108,
        "interlock" => 480,
        _ => 0,
    };

    /// <summary>An input that several instruments may share; of one with several channels the further ones.</summary>
    public static int OfInput(BusDefinition bus)
    {
        ArgumentNullException.ThrowIfNull(bus);
        return bus.Kind switch
        {
            BusKind.Uart => 312,
            BusKind.OneWire => 144,
            BusKind.I2c => 60,
            BusKind.Ac => FurtherChannel * (bus.AnalogChannels - 1),
            _ => 0,
        };
    }

    /// <summary>What all inputs of these kinds have together.</summary>
    public static int OnceOfInputs(IReadOnlyCollection<BusKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        bool hasConverter = kinds.Contains(BusKind.Adc) || kinds.Contains(BusKind.Ac) || kinds.Contains(BusKind.Volts);
        return (kinds.Contains(BusKind.Uart) ? 336 : 0) + (kinds.Contains(BusKind.Digital) ? 312 : 0)
            + (kinds.Contains(BusKind.Pulse) ? 72 : 0) + (hasConverter ? Converter : 0);
    }

    /// <summary>What a row takes for its channels and actions.</summary>
    public static int OfRow(DeviceDefinition device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.Part == "interlock"
            ? (ChannelOfRow * Count(device, "if")) + (ActionOfRow * Count(device, "then"))
            : 0;
    }

    private static int Count(DeviceDefinition device, string option) =>
        device.Options.TryGetValue(option, out string? list) ? list.Split(',').Length : 0;
}
