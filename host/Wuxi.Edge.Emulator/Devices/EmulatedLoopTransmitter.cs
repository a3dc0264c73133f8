using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices;

/// <summary>
/// A two-wire transmitter: a quantity as 4…20 mA through a shunt, whose volts are at the ADC pin. Beyond its range it
/// saturates at 3.8 and 20.5 mA (NAMUR NE 43). It belongs to the thread that runs its board.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="quantity">What it measures, in the unit of its scale.</param>
/// <param name="low">Value at 4 mA.</param>
/// <param name="high">Value at 20 mA.</param>
/// <param name="shuntOhms">Shunt at the ADC pin, ohm.</param>
/// <param name="loop">State of the wires at a time in ns since the start.</param>
public abstract class EmulatedLoopTransmitter(
    string id, Signal quantity, double low, double high, double shuntOhms, Func<long, LoopState> loop) : IVoltSource
{
    private const double ShortCircuitMilliamperes = 28;

    /// <summary>Device id of the workshop file.</summary>
    public string Id => id;

    /// <summary>Current in the loop, mA.</summary>
    public double MilliamperesAt(long nowNs) => loop(nowNs) switch
    {
        LoopState.Open => 0,
        LoopState.Short => ShortCircuitMilliamperes,
        _ => CurrentAt(nowNs),
    };

    /// <summary>Volts over the shunt.</summary>
    public double VoltsAt(long nowNs) => MilliamperesAt(nowNs) / 1000 * shuntOhms;

    /// <summary>Current that the transmitter sets, mA.</summary>
    protected virtual double CurrentAt(long nowNs) => Math.Clamp(4 + (16 * (QuantityAt(nowNs) - low) / (high - low)), 3.8, 20.5);

    /// <summary>What it measures now.</summary>
    protected virtual double QuantityAt(long nowNs) => quantity.At(nowNs / EmulationTime.NsPerMs);
}
