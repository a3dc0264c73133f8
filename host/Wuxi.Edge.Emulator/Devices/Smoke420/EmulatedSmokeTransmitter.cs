using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Smoke420;

/// <summary>
/// A two-wire transmitter for smoke. It belongs to the thread that runs its board, except for <see cref="Drill"/>, which may be
/// stepped by another one.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="opticalDensity">Smoke at the transmitter, 1/m.</param>
/// <param name="low">Optical density at 4 mA.</param>
/// <param name="high">Optical density at 20 mA.</param>
/// <param name="shuntOhms">Shunt at the ADC pin, ohm.</param>
/// <param name="loop">State of the wires at a time in ns since the start.</param>
public sealed class EmulatedSmokeTransmitter(
    string id, Signal opticalDensity, double low, double high, double shuntOhms, Func<long, LoopState> loop)
    : EmulatedLoopTransmitter(id, opticalDensity, low, high, shuntOhms, loop)
{
    /// <summary>Steps the optical density by hand, to time the way from here to the output.</summary>
    public FireDrill Drill { get; } = new();

    protected override double QuantityAt(long nowNs) => Drill.Read() ?? base.QuantityAt(nowNs);
}
