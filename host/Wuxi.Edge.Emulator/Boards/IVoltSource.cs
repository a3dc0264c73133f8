namespace Wuxi.Edge.Emulator.Boards;

/// <summary>What drives an ADC pin.</summary>
public interface IVoltSource
{
    /// <summary>Volts at the pin, at a time in ns since the start of the emulation.</summary>
    double VoltsAt(long nowNs);
}
