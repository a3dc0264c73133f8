namespace Wuxi.Edge.Emulator.Devices.Mq7;

/// <summary>Settings of an emulated MQ-7. Immutable.</summary>
/// <param name="LoadKiloohms">Load with the divider beside it.</param>
/// <param name="R0Kiloohms">Resistance at 100 ppm CO.</param>
/// <param name="SupplyVolts">Supply.</param>
/// <param name="Divider">Volts over the load for a volt at the pin.</param>
/// <param name="IsActiveHigh">A high level heats with 5 V; otherwise a low one does.</param>
public sealed record EmulatedMq7Options(double LoadKiloohms, double R0Kiloohms, double SupplyVolts, double Divider, bool IsActiveHigh = true);
