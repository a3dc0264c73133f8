using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Ds18b20;

/// <summary>
/// A DS18B20 with a supply of its own (data sheet, function commands): 85 Cel after power-up, alarm bytes and resolution from its EEPROM, a conversion of
/// 94 to 750 ms in which it answers zeros. For the thread that runs the node.
/// </summary>
public sealed class EmulatedDs18b20 : OneWireDevice
{
    /// <summary>Family of its ROM.</summary>
    public const byte Family = 0x28;

    private const short PowerOnValue = 0x0550;
    private const double LongestMs = 750;
    private const int TwelveBits = 3;

    private readonly Signal _temperature;

    // Of a sensor as delivered: alarms at 75 and 70 Cel, 12 bits.
    private readonly byte[] _eeprom = [0x4B, 0x46, 0x7F];
    private readonly byte[] _scratchpad = new byte[8];
    private long _readyNs;
    private long _convertedNs = -1;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="rom">Eight bytes.</param>
    /// <param name="signals"><c>temperature</c>, Cel.</param>
    public EmulatedDs18b20(string id, byte[] rom, SignalSet signals)
        : base(id, rom)
    {
        ArgumentNullException.ThrowIfNull(signals);
        _temperature = signals.Of("temperature");
    }

    public override void PowerOn(long nowNs)
    {
        base.PowerOn(nowNs);
        _convertedNs = -1;
        _readyNs = nowNs;
        Put(PowerOnValue);
        _eeprom.CopyTo(_scratchpad, 2);
        _scratchpad[5] = 0xFF;
        _scratchpad[6] = 0x0C;
        _scratchpad[7] = 0x10;
    }

    protected override int Obey(byte function, long nowNs)
    {
        Finish(nowNs);
        switch (function)
        {
            case 0x44:
                _convertedNs = nowNs;
                _readyNs = nowNs + (long)(LongestMs * EmulationTime.NsPerMs / (1 << (TwelveBits - Resolution)));
                return 0;
            case 0x4E:
                return 3;
            case 0xBE:
                Send([.. _scratchpad, OneWireRom.Crc(_scratchpad)]);
                return 0;
            case 0xB4:
                Send([0xFF]);
                return 0;
            default:
                return 0;
        }
    }

    protected override void Take(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_scratchpad.AsSpan(2));
        _scratchpad[4] = (byte)((bytes[2] & 0x60) | 0x1F);
    }

    protected override bool IsBusy(long nowNs) => nowNs < _readyNs;

    private int Resolution => (_scratchpad[4] >> 5) & 3;

    private void Finish(long nowNs)
    {
        if (_convertedNs < 0 || nowNs < _readyNs)
        {
            return;
        }

        int unused = TwelveBits - Resolution;
        Put((short)((int)Math.Round(Math.Clamp(_temperature.At(_convertedNs / EmulationTime.NsPerMs), -55, 125) * 16) >> unused << unused));
        _convertedNs = -1;
    }

    private void Put(short raw)
    {
        _scratchpad[0] = (byte)raw;
        _scratchpad[1] = (byte)(raw >> 8);
    }
}
