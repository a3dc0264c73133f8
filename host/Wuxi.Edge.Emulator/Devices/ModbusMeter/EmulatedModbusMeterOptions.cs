using Wuxi.Edge.Emulator.Buses;

namespace Wuxi.Edge.Emulator.Devices.ModbusMeter;

/// <summary>Settings of an emulated meter. Immutable.</summary>
/// <param name="Id">Device id of the workshop file.</param>
/// <param name="Map">What kind of meter it is.</param>
/// <param name="Address">1…247.</param>
/// <param name="Format">How it talks: decides how long a silence ends a frame.</param>
/// <param name="CtRatio">Ratio of the current transformers before it.</param>
/// <param name="PtRatio">Ratio of the voltage transformers before it.</param>
/// <param name="Seed">Decides its reply delays.</param>
public sealed record EmulatedModbusMeterOptions(
    string Id, ModbusRegisterMap Map, byte Address, SerialFormat Format, double CtRatio = 1, double PtRatio = 1, ulong Seed = 0);
