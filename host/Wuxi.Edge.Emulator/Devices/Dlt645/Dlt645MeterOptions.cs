namespace Wuxi.Edge.Emulator.Devices.Dlt645;

/// <summary>Settings of an emulated meter. Immutable.</summary>
/// <param name="Id">Device id of the workshop file.</param>
/// <param name="Address">The 12 digits on its plate.</param>
/// <param name="CtRatio">Ratio of the current transformers before it.</param>
/// <param name="PtRatio">Ratio of the voltage transformers before it.</param>
/// <param name="WakeUps">How many FE it sends before a reply, 0…4.</param>
/// <param name="Seed">Decides its reply delays.</param>
public sealed record Dlt645MeterOptions(
    string Id, string Address, double CtRatio = 1, double PtRatio = 1, int WakeUps = 4, ulong Seed = 0);
