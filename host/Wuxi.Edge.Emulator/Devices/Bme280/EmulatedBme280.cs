using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Bme280;

/// <summary>
/// A BME280 as its registers show it (data sheet, chapter 5): a forced measurement of each quantity once takes 9.3 ms, then it sleeps; before the first
/// the data registers hold 80000h and 8000h. Other oversamplings and the normal mode are kept in the registers and measure nothing. For the thread that runs the
/// node.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="address">76h or 77h.</param>
/// <param name="coefficients">Its calibration.</param>
/// <param name="signals"><c>temperature</c>, Cel; <c>humidity</c>, %; <c>pressure</c>, hPa.</param>
public sealed class EmulatedBme280(string id, int address, Bme280Coefficients coefficients, SignalSet signals) : II2cSlave
{
    private const long MeasureNs = 9_300_000;
    private const int TwentyBits = 1 << 20;
    private const int SixteenBits = 1 << 16;

    private readonly byte[] _registers = new byte[256];
    private int _pointer;
    private long _startedNs = -1;

    public string Id => id;

    public int Address => address;

    public void PowerOn(long nowNs)
    {
        Array.Clear(_registers);
        _startedNs = -1;
        _pointer = 0;
        _registers[0xD0] = 0x60;
        coefficients.First().CopyTo(_registers, 0x88);
        coefficients.Second().CopyTo(_registers, 0xE1);
        Put(TwentyBits / 2, TwentyBits / 2, SixteenBits / 2);
    }

    public bool Write(ReadOnlySpan<byte> bytes, long nowNs)
    {
        Finish(nowNs);
        if (bytes.Length == 0)
        {
            return true;
        }

        // Register and value in pairs; a register alone is what the next read begins with.
        for (int i = 0; i + 1 < bytes.Length; i += 2)
        {
            Set(bytes[i], bytes[i + 1], nowNs);
        }

        _pointer = bytes[bytes.Length % 2 == 1 ? ^1 : ^2];
        return true;
    }

    public bool Read(Span<byte> into, long nowNs)
    {
        Finish(nowNs);
        foreach (ref byte value in into)
        {
            value = _registers[_pointer];
            _pointer = (_pointer + 1) & 0xFF;
        }

        return true;
    }

    private void Set(byte register, byte value, long nowNs)
    {
        switch (register)
        {
            case 0xE0 when value == 0xB6:
                PowerOn(nowNs);
                break;
            case 0xF2 or 0xF5:
                _registers[register] = value;
                break;
            case 0xF4:
                _registers[register] = value;
                bool isForced = (value & 3) is 1 or 2 && _registers[0xF2] == 1 && value >> 2 == 0b001001;
                _startedNs = isForced ? nowNs : _startedNs;
                _registers[0xF3] = (byte)(isForced ? 0x08 : _registers[0xF3]);
                break;
        }
    }

    private void Finish(long nowNs)
    {
        if (_startedNs < 0 || nowNs < _startedNs + MeasureNs)
        {
            return;
        }

        long atNs = _startedNs;
        _startedNs = -1;
        _registers[0xF3] = 0;
        _registers[0xF4] &= 0xFC;
        int temperature = Find(TwentyBits, adc => coefficients.Celsius(adc) < signals.At("temperature", atNs));
        int fine = coefficients.Fine(temperature);
        double pascal = signals.At("pressure", atNs) * 100;
        Put(
            Find(TwentyBits, adc => coefficients.Pascal(adc, fine) > pascal),
            temperature,
            Find(SixteenBits, adc => coefficients.Percent(adc, fine) < signals.At("humidity", atNs)));
    }

    private void Put(int pressure, int temperature, int humidity)
    {
        foreach ((int at, int value) in ((int, int)[])[(0xF7, pressure), (0xFA, temperature)])
        {
            _registers[at] = (byte)(value >> 12);
            _registers[at + 1] = (byte)(value >> 4);
            _registers[at + 2] = (byte)(value << 4);
        }

        _registers[0xFD] = (byte)(humidity >> 8);
        _registers[0xFE] = (byte)humidity;
    }

    /// <summary>The first number of the converter for which it is not before the quantity any more.</summary>
    private static int Find(int end, Func<int, bool> isBefore)
    {
        int low = 0;
        int high = end - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = isBefore(middle) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
