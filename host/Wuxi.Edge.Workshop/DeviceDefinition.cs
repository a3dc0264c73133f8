namespace Wuxi.Edge.Workshop;

/// <summary>One instrument. Immutable.</summary>
/// <param name="Id">Sparkplug device id, unique within the node.</param>
/// <param name="Part">What it is, a word of <c>PartCatalogue</c>, e.g. <c>dlt645</c>.</param>
/// <param name="Bus">Id of the input it hangs on; empty for a part that hangs on none.</param>
/// <param name="TimeoutMs">Silent for longer than this, the node declares it dead (DDEATH), ms.</param>
/// <param name="Options">Settings of the part (address, ct, low …), as they go into the node settings.</param>
/// <param name="Points">Its points, in the order of the file.</param>
public sealed record DeviceDefinition(
    string Id,
    string Part,
    string Bus,
    int TimeoutMs,
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyList<PointDefinition> Points);
