namespace Wuxi.Edge.Node.Tests.Fakes;

internal sealed class FakeAnalogInput : IAnalogInput
{
    /// <summary>What <see cref="Read"/> says.</summary>
    public int State { get; set; } = AnalogState.Ready;

    public double Volts { get; set; } = 0.6;

    /// <summary>How far the samples of a window lie from their mean, V.</summary>
    public double Spread { get; set; }

    public double LowestVolts => Volts - Spread;

    public double HighestVolts => Volts + Spread;

    public long AtMs { get; private set; }

    /// <summary>Sets the current through a shunt of 150 ohm.</summary>
    public double Milliamperes
    {
        set => Volts = value * 0.15;
    }

    public int Read(long nowMs)
    {
        AtMs = nowMs;
        return State;
    }
}
