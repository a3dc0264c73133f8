namespace Wuxi.Edge.Emulator.Devices.CurrentClamp;

/// <summary>Settings of an emulated wave at an ADC pin. Immutable.</summary>
/// <param name="UnitsPerVolt">A or V for a volt at the pin.</param>
/// <param name="BiasVolts">Volts at the pin without current.</param>
/// <param name="DelayUs">How much later the transducer shows an instant, us.</param>
public sealed record EmulatedWaveOptions(double UnitsPerVolt, double BiasVolts, double DelayUs = 0)
{
    /// <summary>The delay as an angle; negative, since it is late.</summary>
    public double DelayRadians(double hertz) => -2 * Math.PI * hertz * DelayUs / 1e6;
}
