using Wuxi.Edge.Emulator.Devices.Smoke420;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Noise420;

/// <summary>A sound level transmitter in a current loop.</summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="level">Sound level at the microphone, dB.</param>
/// <param name="low">Level at 4 mA.</param>
/// <param name="high">Level at 20 mA.</param>
/// <param name="shuntOhms">Shunt at the ADC pin, ohm.</param>
/// <param name="loop">State of the wires at a time in ns since the start.</param>
public sealed class EmulatedNoiseTransmitter(
    string id, Signal level, double low, double high, double shuntOhms, Func<long, LoopState> loop)
    : EmulatedLoopTransmitter(id, level, low, high, shuntOhms, loop);
