namespace Wuxi.Edge.Emulator.Commands;

/// <summary>One step of a drill in a status. Immutable.</summary>
/// <param name="Node">Node id.</param>
/// <param name="OpticalDensity">What it was stepped to, 1/m; null when it was given back to its signal.</param>
/// <param name="StepTimestamp">Monotonic timestamp of the step (Stopwatch).</param>
/// <param name="ReadTimestamp">Monotonic timestamp of the first reading after it; 0 while there was none.</param>
public sealed record DrillStatus(string Node, double? OpticalDensity, long StepTimestamp, long ReadTimestamp);
