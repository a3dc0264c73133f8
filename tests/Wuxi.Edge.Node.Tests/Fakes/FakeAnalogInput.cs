namespace Wuxi.Edge.Node.Tests.Fakes;

internal sealed class FakeAnalogInput : IAnalogInput
{
    /// <summary>At the pin, V; negative: the converter fails.</summary>
    public double Volts { get; set; } = 0.6;

    /// <summary>Sets the current through a shunt of 150 ohm.</summary>
    public double Milliamperes
    {
        set => Volts = value * 0.15;
    }

    public double ReadVolts() => Volts;
}
