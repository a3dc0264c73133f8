namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// A signal as a scenario describes it, before there is a start and a seed. Immutable.
/// </summary>
/// <param name="Create">Makes the signal.</param>
public sealed record SignalSpec(Func<SignalParts, Signal> Create)
{
    /// <summary>A constant.</summary>
    public static SignalSpec Constant(double value) => new(_ => new ConstantSignal(value));
}
