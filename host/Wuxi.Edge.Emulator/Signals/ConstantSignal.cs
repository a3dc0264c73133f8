namespace Wuxi.Edge.Emulator.Signals;

/// <summary>Always the same.</summary>
public sealed class ConstantSignal(double value) : Signal
{
    public override double At(long elapsedMs) => value;
}
