using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Temperature420;

/// <summary>The transmitter of a resistance thermometer in a current loop.</summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="temperature">Temperature at the thermometer, °C.</param>
/// <param name="low">Temperature at 4 mA.</param>
/// <param name="high">Temperature at 20 mA.</param>
/// <param name="shuntOhms">Shunt at the ADC pin, ohm.</param>
/// <param name="loop">State of the wires at a time in ns since the start.</param>
public sealed class EmulatedTemperatureTransmitter(
    string id, Signal temperature, double low, double high, double shuntOhms, Func<long, LoopState> loop)
    : EmulatedLoopTransmitter(id, temperature, low, high, shuntOhms, loop)
{
    private const double UpscaleMilliamperes = 21.5;

    /// <summary>A lead of the thermometer is broken: the transmitter, which is sound, goes upscale beyond 21 mA (NAMUR NE 43).</summary>
    public bool IsThermometerBroken { get; set; }

    protected override double CurrentAt(long nowNs) => IsThermometerBroken ? UpscaleMilliamperes : base.CurrentAt(nowNs);
}
