using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Gas420;

/// <summary>A gas detector in a current loop, in percent of the lower explosive limit or in ppm.</summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="gas">Gas at the detector, in the unit of its scale.</param>
/// <param name="low">Value at 4 mA.</param>
/// <param name="high">Value at 20 mA.</param>
/// <param name="shuntOhms">Shunt at the ADC pin, ohm.</param>
/// <param name="loop">State of the wires at a time in ns since the start.</param>
public sealed class EmulatedGasDetector(
    string id, Signal gas, double low, double high, double shuntOhms, Func<long, LoopState> loop)
    : EmulatedLoopTransmitter(id, gas, low, high, shuntOhms, loop)
{
    /// <summary>
    /// Current that it holds instead of measuring, mA: while it warms up, is inhibited for a test or has failed, whatever its
    /// manual says; null while it measures.
    /// </summary>
    public double? HeldMilliamperes { get; set; }

    protected override double CurrentAt(long nowNs) => HeldMilliamperes ?? base.CurrentAt(nowNs);
}
