using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Cjt188;

/// <summary>
/// A water, gas or heat meter as a CJ/T 188 slave: it hears bytes and answers with bytes. "Read" (01) of the current metering data (901F, in
/// either order) and "read address" (03, 810A) are answered; of anything else it says that it cannot (bit 6). A frame with a wrong checksum, for another meter
/// or from a slave gets no answer. Values are those at the end of the request; the answer begins 30 to 200 ms later. The settlement values and the clock are not kept:
/// they show the current value and 2026-01-01.
/// </summary>
public sealed class EmulatedCjt188Meter : ISerialDevice
{
    private const byte Read = 0x01;
    private const byte ReadAddress = 0x03;
    private const byte FromSlave = 0x80;
    private const byte Abnormal = 0x40;
    private const byte Any = 0xAA;
    private const byte CubicMetre = 0x2C;
    private const byte CubicMetrePerHour = 0x35;
    private const byte KilowattHour = 0x05;
    private const byte Kilowatt = 0x17;
    private const byte BatteryLow = 0x04;
    private const long ShortestDelayNs = 30_000_000;
    private const long DelayRangeNs = 170_000_000;

    private readonly Cjt188MeterOptions _options;
    private readonly SignalSet _signals;
    private readonly Cjt188FrameScanner _scanner = new();
    private readonly byte[] _address;
    private readonly ulong _seed;
    private long _replies;

    /// <param name="options">Its settings.</param>
    /// <param name="signals">What flows through it: <c>volume</c>, m³, and for heat also <c>heat-energy</c>, <c>power</c>, <c>flow</c> and the temperatures.</param>
    public EmulatedCjt188Meter(Cjt188MeterOptions options, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signals = signals;
        _address = [.. Convert.FromHexString(options.Address).Reverse()];
        _seed = SeededHash.Derive(options.Seed, options.Id);
    }

    public string Id => _options.Id;

    /// <summary>A meter speaks only when it is spoken to.</summary>
    public long NextWakeNs => long.MaxValue;

    public void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        Cjt188Frame? request = _scanner.Add(value, nowNs);
        if (request is not null && (request.Control & FromSlave) == 0 && IsForMe(request))
        {
            long delayNs = ShortestDelayNs + (long)(SeededHash.Uniform(_seed, _replies++) * DelayRangeNs);
            transmitter.Send(Answer(request, nowNs).ToBytes(_options.WakeUps), nowNs + delayNs);
        }
    }

    public void Wake(long nowNs, ISerialTransmitter transmitter)
    {
        // Never asked for.
    }

    private Cjt188Frame Answer(Cjt188Frame request, long nowNs)
    {
        byte[] data = request.Data;
        bool isCurrentData = data.Length == 3 && data is [0x1F, 0x90, _] or [0x90, 0x1F, _];
        bool isAddress = data.Length == 3 && data is [0x81, 0x0A, _] or [0x0A, 0x81, _];
        if (request.Control == Read && isCurrentData)
        {
            return Reply(request, _options.IsHeat ? [.. data, .. Heat(nowNs)] : [.. data, .. Volume(nowNs)]);
        }

        return request.Control == ReadAddress && isAddress
            ? Reply(request, data)
            : new Cjt188Frame(_options.Type, _address, (byte)(request.Control | FromSlave | Abnormal), [data.LastOrDefault(), .. Status(nowNs)]);
    }

    private Cjt188Frame Reply(Cjt188Frame request, byte[] data) =>
        new(_options.Type, _address, (byte)(request.Control | FromSlave), data);

    private byte[] Volume(long nowNs) =>
    [
        .. Number("volume", 2, CubicMetre, nowNs),
        .. Number("volume", 2, CubicMetre, nowNs),
        .. Cjt188Numbers.Clock(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)),
        .. Status(nowNs),
    ];

    private byte[] Heat(long nowNs) =>
    [
        .. Number("heat-energy", 2, KilowattHour, nowNs),
        .. Number("heat-energy", 2, KilowattHour, nowNs),
        .. Number("power", 2, Kilowatt, nowNs),
        .. Number("flow", 4, CubicMetrePerHour, nowNs),
        .. Number("volume", 2, CubicMetre, nowNs),
        .. Cjt188Numbers.Digits(_signals.At("supply-temperature", nowNs), 3, 2),
        .. Cjt188Numbers.Digits(_signals.At("return-temperature", nowNs), 3, 2),
        .. Cjt188Numbers.Digits(0, 3, 0),
        .. Cjt188Numbers.Clock(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)),
        .. Status(nowNs),
    ];

    private byte[] Number(string metric, int decimals, byte unit, long nowNs) =>
        Cjt188Numbers.WithUnit(_signals.At(metric, nowNs), decimals, unit, _options.IsUnitFirst);

    private byte[] Status(long nowNs) => [_signals.At("low-battery", nowNs) > 0.5 ? BatteryLow : (byte)0, 0];

    /// <summary>AA stands for any type, and for any byte of the address.</summary>
    private bool IsForMe(Cjt188Frame request)
    {
        bool isOwnType = request.Type == Any || request.Type == _options.Type;
        return isOwnType && request.Address.Zip(_address).All(pair => pair.First == Any || pair.First == pair.Second);
    }
}
