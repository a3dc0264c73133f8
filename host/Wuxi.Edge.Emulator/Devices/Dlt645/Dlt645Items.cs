namespace Wuxi.Edge.Emulator.Devices.Dlt645;

/// <summary>The data identifiers that the emulated meter knows, with the formats of DL/T 645-2007 Annex A.</summary>
public static class Dlt645Items
{
    private static readonly Dictionary<uint, Dlt645Item> Known = new()
    {
        // Nothing is fed back in this workshop, so the combined energy is the forward one.
        [0x00000000] = new(["active-energy"], 4, 2, IsSigned: true, IsRegister: true, 1, 1),
        [0x00010000] = new(["active-energy"], 4, 2, IsSigned: false, IsRegister: true, 1, 1),
        [0x02010100] = Voltage("voltage-a"),
        [0x02010200] = Voltage("voltage-b"),
        [0x02010300] = Voltage("voltage-c"),
        [0x0201FF00] = Voltage("voltage-a", "voltage-b", "voltage-c"),
        [0x02020100] = Current("current-a"),
        [0x02020200] = Current("current-b"),
        [0x02020300] = Current("current-c"),
        [0x0202FF00] = Current("current-a", "current-b", "current-c"),
        [0x02030000] = new(["active-power"], 3, 4, IsSigned: true, IsRegister: false, 1, 1),
        [0x02040000] = new(["reactive-power"], 3, 4, IsSigned: true, IsRegister: false, 1, 1),
        [0x02060000] = new(["power-factor"], 2, 3, IsSigned: true, IsRegister: false, 0, 0),
        [0x02800002] = new(["frequency"], 2, 2, IsSigned: false, IsRegister: false, 0, 0),
    };

    /// <summary>The item with this identifier (DI3 in the top byte), or null.</summary>
    public static Dlt645Item? Find(uint identifier) => Known.GetValueOrDefault(identifier);

    private static Dlt645Item Voltage(params string[] metrics) => new(metrics, 2, 1, false, false, 0, 1);

    private static Dlt645Item Current(params string[] metrics) => new(metrics, 3, 3, true, false, 1, 0);
}
