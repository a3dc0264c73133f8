namespace Wuxi.Edge.Emulator.Devices.ModbusMeter;

/// <summary>
/// What a kind of meter shows in which registers, from the makers' tables as they are publicly quoted; sources and doubts stand in
/// <c>firmware/src/Wuxi.Edge.Node/Sensors/ModbusMeter/README.md</c>. Immutable.
/// </summary>
/// <param name="Function">Function code that reads them; others are unknown to the meter.</param>
/// <param name="MaximumRegisters">Most registers of one request.</param>
/// <param name="Areas">First and last addresses of the stretches that exist.</param>
/// <param name="Registers">The quantities; other registers of the stretches hold 0.</param>
public sealed record ModbusRegisterMap(
    byte Function, int MaximumRegisters, IReadOnlyList<(int First, int Last)> Areas, IReadOnlyList<ModbusRegister> Registers)
{
    private static readonly Dictionary<string, ModbusRegisterMap> Maps = new()
    {
        ["sdm630"] = new(4, 80, [(0x0000, 0x0057), (0x00C8, 0x00F3), (0x0156, 0x018F)],
        [
            .. Phases("voltage", 0x0000, ModbusNumberForm.Single, 1, 0, 1),
            .. Phases("current", 0x0006, ModbusNumberForm.Single, 1, 1, 0),
            .. Phases("active-power", 0x000C, ModbusNumberForm.Single, 1000, 1, 1),
            new(0x0034, "active-power", ModbusNumberForm.Single, 1000, 1, 1),
            new(0x003C, "reactive-power", ModbusNumberForm.Single, 1000, 1, 1),
            new(0x003E, "power-factor", ModbusNumberForm.Single, 1, 0, 0),
            new(0x0046, "frequency", ModbusNumberForm.Single, 1, 0, 0),
            new(0x0048, "active-energy", ModbusNumberForm.Single, 1, 1, 1),
            new(0x004A, "reverse-active-energy", ModbusNumberForm.Single, 1, 1, 1),
        ]),
        ["dtsu666"] = Chint(0x1000),
        ["dtsu666-401e"] = Chint(0x4000),
        ["adl400"] = new(3, 125, [(0x0000, 0x0031), (0x0061, 0x008E), (0x0164, 0x0181)],
        [
            new(0x000A, "active-energy", ModbusNumberForm.Counter, 100, 1, 1),
            new(0x0014, "reverse-active-energy", ModbusNumberForm.Counter, 100, 1, 1),
            .. Phases("voltage", 0x0061, ModbusNumberForm.Word, 10, 0, 1),
            .. Phases("current", 0x0064, ModbusNumberForm.Word, 100, 1, 0),
            new(0x0077, "frequency", ModbusNumberForm.Word, 100, 0, 0),
            .. Phases("active-power", 0x0164, ModbusNumberForm.SignedLong, 1000, 1, 1),
            new(0x016A, "active-power", ModbusNumberForm.SignedLong, 1000, 1, 1),
            new(0x0172, "reactive-power", ModbusNumberForm.SignedLong, 1000, 1, 1),
            new(0x017F, "power-factor", ModbusNumberForm.SignedWord, 1000, 0, 0),
        ]),
        ["adw300"] = new(3, 125, [(0x0000, 0x006F)],
        [
            .. Phases("voltage", 0x0014, ModbusNumberForm.Word, 10, 0, 1),
            .. Phases("current", 0x001A, ModbusNumberForm.Word, 100, 1, 0),
            .. Phases("active-power", 0x001E, ModbusNumberForm.SignedLong, 1000, 1, 1),
            new(0x0024, "active-power", ModbusNumberForm.SignedLong, 1000, 1, 1),
            new(0x003E, "active-energy", ModbusNumberForm.Counter, 100, 1, 1),
            new(0x0040, "reverse-active-energy", ModbusNumberForm.Counter, 100, 1, 1),
        ]),
    };

    /// <summary>The map of a part, or null.</summary>
    public static ModbusRegisterMap? Find(string part) => Maps.GetValueOrDefault(part);

    /// <summary>The energies begin at 1000h in one edition and at 4000h in another.</summary>
    private static ModbusRegisterMap Chint(int energies) => new(
        3,
        80,
        [(0x0000, 0x0030), (energies, energies + 0x50), (0x2000, 0x2051)],
        [
            new(energies + 0x1E, "active-energy", ModbusNumberForm.Single, 1, 1, 1),
            new(energies + 0x28, "reverse-active-energy", ModbusNumberForm.Single, 1, 1, 1),
            .. Phases("voltage", 0x2006, ModbusNumberForm.Single, 10, 0, 1),
            .. Phases("current", 0x200C, ModbusNumberForm.Single, 1000, 1, 0),
            new(0x2012, "active-power", ModbusNumberForm.Single, 10_000, 1, 1),
            .. Phases("active-power", 0x2014, ModbusNumberForm.Single, 10_000, 1, 1),
            new(0x201A, "reactive-power", ModbusNumberForm.Single, 10_000, 1, 1),
            new(0x202A, "power-factor", ModbusNumberForm.Single, 1000, 0, 0),
            new(0x2044, "frequency", ModbusNumberForm.Single, 100, 0, 0),
        ]);

    private static IEnumerable<ModbusRegister> Phases(
        string metric, int address, ModbusNumberForm form, double steps, int ctPower, int ptPower)
    {
        foreach (string phase in new[] { "-a", "-b", "-c" })
        {
            var register = new ModbusRegister(address, metric + phase, form, steps, ctPower, ptPower);
            yield return register;
            address += register.Count;
        }
    }
}
