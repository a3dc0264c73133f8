namespace Wuxi.Edge.Emulator.Signals;

/// <summary>A quantity that follows from others, e.g. a phase current from power and voltage.</summary>
/// <param name="formula">Its value at a time in ms since the start; must be pure.</param>
public sealed class DerivedSignal(Func<long, double> formula) : Signal
{
    public override double At(long elapsedMs) => formula(elapsedMs);
}
