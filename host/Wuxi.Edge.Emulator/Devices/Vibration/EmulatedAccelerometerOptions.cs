namespace Wuxi.Edge.Emulator.Devices.Vibration;

/// <summary>Settings of an emulated accelerometer. Immutable.</summary>
/// <param name="Id">Device id of the workshop file.</param>
/// <param name="Part">What it is, one of <see cref="Native.VibrationPart"/>.</param>
/// <param name="ShaftHertz">Speed of the machine's shaft.</param>
/// <param name="Seed">Decides about the noise.</param>
public sealed record EmulatedAccelerometerOptions(string Id, int Part, double ShaftHertz, ulong Seed = 0);
