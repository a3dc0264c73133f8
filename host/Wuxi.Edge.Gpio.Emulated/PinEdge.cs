namespace Wuxi.Edge.Gpio.Emulated;

/// <summary>A change of one pin's level. Immutable.</summary>
/// <param name="Sequence">From 1, over all pins.</param>
/// <param name="Pin">Number of the pin.</param>
/// <param name="IsHigh">The level after it.</param>
/// <param name="Ticks"><see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>, which on Linux is one clock for all processes.</param>
public readonly record struct PinEdge(long Sequence, int Pin, bool IsHigh, long Ticks);
