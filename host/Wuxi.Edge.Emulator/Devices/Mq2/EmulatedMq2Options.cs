namespace Wuxi.Edge.Emulator.Devices.Mq2;

/// <summary>Settings of an emulated MQ-2. Immutable.</summary>
/// <param name="LoadKiloohms">Load with the divider beside it.</param>
/// <param name="R0Kiloohms">Resistance in clean air by 9.83.</param>
/// <param name="SupplyVolts">Supply.</param>
/// <param name="Divider">Volts over the load for a volt at the pin.</param>
public sealed record EmulatedMq2Options(double LoadKiloohms, double R0Kiloohms, double SupplyVolts, double Divider);
