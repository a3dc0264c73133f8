using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Smoke420;

/// <summary>
/// A two-wire transmitter for smoke: optical density as 4…20 mA through a shunt, whose volts are at the ADC pin. Beyond
/// its range it saturates at 3.8 and 20.5 mA (NAMUR NE 43). It belongs to the thread that runs its board, except for
/// <see cref="Drill"/>, which may be stepped by another one.
/// </summary>
public sealed class EmulatedSmokeTransmitter : IVoltSource
{
    private const double ShortCircuitMilliamperes = 28;

    private readonly Signal _opticalDensity;
    private readonly double _low;
    private readonly double _high;
    private readonly double _shuntOhms;
    private readonly Func<long, LoopState> _loop;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="opticalDensity">Smoke at the transmitter, 1/m.</param>
    /// <param name="low">Optical density at 4 mA.</param>
    /// <param name="high">Optical density at 20 mA.</param>
    /// <param name="shuntOhms">Shunt at the ADC pin, ohm.</param>
    /// <param name="loop">State of the wires at a time in ns since the start.</param>
    public EmulatedSmokeTransmitter(
        string id, Signal opticalDensity, double low, double high, double shuntOhms, Func<long, LoopState> loop)
    {
        Id = id;
        _opticalDensity = opticalDensity;
        _low = low;
        _high = high;
        _shuntOhms = shuntOhms;
        _loop = loop;
    }

    /// <summary>Device id of the workshop file.</summary>
    public string Id { get; }

    /// <summary>Steps the optical density by hand, to time the way from here to the output.</summary>
    public FireDrill Drill { get; } = new();

    /// <summary>Current in the loop, mA.</summary>
    public double MilliamperesAt(long nowNs) => _loop(nowNs) switch
    {
        LoopState.Open => 0,
        LoopState.Short => ShortCircuitMilliamperes,
        _ => Math.Clamp(4 + (16 * (OpticalDensityAt(nowNs) - _low) / (_high - _low)), 3.8, 20.5),
    };

    /// <summary>Volts over the shunt.</summary>
    public double VoltsAt(long nowNs) => MilliamperesAt(nowNs) / 1000 * _shuntOhms;

    private double OpticalDensityAt(long nowNs) =>
        Drill.Read() ?? _opticalDensity.At(nowNs / EmulationTime.NsPerMs);
}
