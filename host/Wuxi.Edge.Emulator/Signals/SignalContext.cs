namespace Wuxi.Edge.Emulator.Signals;

/// <summary>What a signal may depend on besides its own settings. Immutable.</summary>
/// <param name="StartUtcMs">UTC at the start of the emulation, ms since 1970.</param>
/// <param name="LocalOffsetMs">What to add to UTC for the workshop's local time, ms.</param>
/// <param name="Seed">Seed of this one signal.</param>
public sealed record SignalContext(long StartUtcMs, long LocalOffsetMs, ulong Seed);
