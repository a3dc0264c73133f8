using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Max31865;

/// <summary>
/// A MAX31865 as its registers show it (data sheet, table 1): with bias and automatic conversion it takes a ratio every 20 ms, the first 70 ms after it was
/// set so, and compares it with its thresholds; faults stay until they are cleared. The PT100 is that of IEC 60751. For the thread that runs the node.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="referenceOhms">Reference resistor of its board.</param>
/// <param name="signals"><c>temperature</c>, Cel.</param>
public sealed class EmulatedMax31865(string id, double referenceOhms, SignalSet signals) : ISpiSlave
{
    private const long FirstNs = 70 * EmulationTime.NsPerMs;
    private const long IntervalNs = 20 * EmulationTime.NsPerMs;
    private const byte ClearFaults = 0x02;
    private const byte OverHigh = 0x80;
    private const byte UnderLow = 0x40;

    private readonly byte[] _registers = new byte[8];
    private long _convertingNs = -1;
    private long _taken;

    public string Id => id;

    /// <summary>The thermometer's wire is broken: the ratio is full scale.</summary>
    public bool IsBroken { get; set; }

    public void PowerOn(long nowNs)
    {
        Array.Clear(_registers);
        _registers[3] = 0xFF;
        _registers[4] = 0xFF;
        _convertingNs = -1;
    }

    public void Transfer(ReadOnlySpan<byte> fromNode, Span<byte> toNode, long nowNs)
    {
        if (fromNode.Length == 0)
        {
            return;
        }

        Convert(nowNs);
        bool isWrite = (fromNode[0] & 0x80) != 0;
        int address = fromNode[0] & 0x7F;
        for (int i = 1; i < fromNode.Length; i++, address++)
        {
            if (isWrite)
            {
                Set(address, fromNode[i], nowNs);
            }
            else
            {
                toNode[i] = address < _registers.Length ? _registers[address] : (byte)0;
            }
        }
    }

    private void Set(int address, byte value, long nowNs)
    {
        switch (address)
        {
            case 0:
                if ((value & ClearFaults) != 0)
                {
                    _registers[7] = 0;
                    _registers[2] &= 0xFE;
                }

                _registers[0] = (byte)(value & ~ClearFaults);
                bool isConverting = (value & 0xC0) == 0xC0;
                if (isConverting != _convertingNs >= 0)
                {
                    _convertingNs = isConverting ? nowNs : -1;
                    _taken = -1;
                }

                break;
            case >= 3 and <= 6:
                _registers[address] = value;
                break;
        }
    }

    private void Convert(long nowNs)
    {
        long taken = _convertingNs < 0 || nowNs < _convertingNs + FirstNs ? -1 : (nowNs - _convertingNs - FirstNs) / IntervalNs;
        if (taken <= _taken || _convertingNs < 0)
        {
            return;
        }

        _taken = taken;
        double ohms = IsBroken ? referenceOhms : Ohms(signals.At("temperature", _convertingNs + FirstNs + (taken * IntervalNs)));
        int ratio = (int)Math.Clamp(Math.Round(ohms / referenceOhms * 32768), 0, 32767) << 1;
        if (ratio >= ((_registers[3] << 8) | _registers[4]))
        {
            _registers[7] |= OverHigh;
        }

        if (ratio <= ((_registers[5] << 8) | _registers[6]))
        {
            _registers[7] |= UnderLow;
        }

        ratio |= _registers[7] != 0 ? 1 : 0;
        _registers[1] = (byte)(ratio >> 8);
        _registers[2] = (byte)ratio;
    }

    /// <summary>IEC 60751, ohm.</summary>
    private static double Ohms(double t) =>
        100 * (1 + (3.9083e-3 * t) - (5.775e-7 * t * t) - (t < 0 ? 4.183e-12 * (t - 100) * t * t * t : 0));
}
