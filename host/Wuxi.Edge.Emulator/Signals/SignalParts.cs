namespace Wuxi.Edge.Emulator.Signals;

/// <summary>What a signal is made from besides its own settings.</summary>
/// <param name="Context">Start, local time and seed.</param>
/// <param name="Fire">Lights the fires of its node.</param>
/// <param name="Sibling">The signal of another metric of the same instrument.</param>
public sealed record SignalParts(SignalContext Context, FireSwitch Fire, Func<string, Signal> Sibling);
