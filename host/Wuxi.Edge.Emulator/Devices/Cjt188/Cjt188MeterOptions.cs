namespace Wuxi.Edge.Emulator.Devices.Cjt188;

/// <summary>Settings of an emulated meter. Immutable.</summary>
/// <param name="Id">Device id of the workshop file.</param>
/// <param name="Type">Type code: 10h…19h water, 20h…29h heat, 30h…39h gas.</param>
/// <param name="Address">Its 14 digits, maker's code first.</param>
/// <param name="IsUnitFirst">Puts the unit before the digits, as some heat meters do against the standard.</param>
/// <param name="WakeUps">How many FE it sends before a reply.</param>
/// <param name="Seed">Decides its reply delays.</param>
public sealed record Cjt188MeterOptions(
    string Id, byte Type, string Address, bool IsUnitFirst = false, int WakeUps = 2, ulong Seed = 0)
{
    /// <summary>Whether it is a heat meter, which has an answer of its own.</summary>
    public bool IsHeat => Type >> 4 == 2;
}
