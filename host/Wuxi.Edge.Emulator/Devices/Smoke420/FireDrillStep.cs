namespace Wuxi.Edge.Emulator.Devices.Smoke420;

/// <summary>One step of a drill. Immutable.</summary>
/// <param name="OpticalDensity">What it was stepped to, 1/m; null when it was given back to the signal.</param>
/// <param name="StepTimestamp">Monotonic timestamp of the step.</param>
/// <param name="ReadTimestamp">Monotonic timestamp of the first reading of the ADC after it; 0 while there was none.</param>
public sealed record FireDrillStep(double? OpticalDensity, long StepTimestamp, long ReadTimestamp);
