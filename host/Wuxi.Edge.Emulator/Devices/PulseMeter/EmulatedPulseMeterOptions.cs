namespace Wuxi.Edge.Emulator.Devices.PulseMeter;

/// <summary>Settings of an emulated pulse output. Immutable.</summary>
/// <param name="Id">Device id of the workshop file.</param>
/// <param name="PulsesPerUnit">Pulses for one m³ or kWh.</param>
/// <param name="HasReed">A reed contact, which bounces at each change; otherwise an open collector, which does not.</param>
/// <param name="Seed">Decides how it bounces.</param>
public sealed record EmulatedPulseMeterOptions(string Id, double PulsesPerUnit, bool HasReed, ulong Seed = 0);
