namespace Wuxi.Edge.Workshop.Parts;

/// <summary>A kind of instrument that the firmware can read. Immutable.</summary>
/// <param name="Id">Word in the workshop file and in the node's settings.</param>
/// <param name="Bus">What it hangs on.</param>
/// <param name="Options">Its settings.</param>
/// <param name="Metrics">What it can measure.</param>
public sealed record Part(
    string Id, BusKind Bus, IReadOnlyList<PartOption> Options, IReadOnlyList<PartMetric> Metrics)
{
    /// <summary>Only instruments of one family may hang on one input: they speak the same protocol.</summary>
    public string Family { get; init; } = Id;

    /// <summary>How long it keeps a serial line; null for a part that hangs on none.</summary>
    public SerialTiming? Timing { get; init; }

    /// <summary>What is wrong with its options at an input of its kind, and at which key; null for nothing, and for parts that fit any.</summary>
    public Func<BusDefinition, IReadOnlyDictionary<string, string>, (string Key, string Message)?>? Check { get; init; }

    /// <summary>Its values are a hint and no measurement: no alarm of high or critical priority may hang on them.</summary>
    public bool IsIndicative { get; init; }

    /// <summary>An instrument of a node whose firmware is not ours: the workshop file itself says what it measures, any metric with unit and kind.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Option that names a pin which the node drives for it; null for none.</summary>
    public string? DrivenPin { get; init; }

    /// <summary>Key of the node's list in the workshop file that it stands in.</summary>
    public string Section { get; init; } = "devices";
}
