using System.Buffers.Binary;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.ModbusMeter;

/// <summary>
/// A three-phase meter as a Modbus RTU slave: it hears bytes and answers with bytes. A frame is what comes between two silences of
/// 3.5 characters (1.75 ms above 19200 Bd; MODBUS over Serial Line V1.02, 2.5.1.1); one with a wrong CRC, for another address or for all (0) gets no answer.
/// The map's read function is answered; other functions get exception 1, registers that it has not exception 2, and counts beyond its
/// limit exception 3 (Application Protocol V1.1b3, 7). Values are those at the end of the request, on the secondary side of its transformers.
/// </summary>
public sealed class EmulatedModbusMeter : ISerialDevice
{
    private const int LongestFrame = 256;
    private const int ShortestFrame = 4;
    private const int ReadRequestBytes = 8;
    private const byte ExceptionFlag = 0x80;
    private const byte IllegalFunction = 1;
    private const byte IllegalAddress = 2;
    private const byte IllegalValue = 3;
    private const int FastBaud = 19_200;
    private const long FastSilenceNs = 1_750_000;
    private const long ShortestDelayNs = 5_000_000;
    private const long DelayRangeNs = 45_000_000;

    private readonly EmulatedModbusMeterOptions _options;
    private readonly SignalSet _signals;
    private readonly List<byte> _bytes = [];
    private readonly long _silenceNs;
    private readonly ulong _seed;
    private long _lastNs;
    private long _replies;

    /// <param name="options">Its settings.</param>
    /// <param name="signals">Quantities of the circuit it measures, on the primary side.</param>
    public EmulatedModbusMeter(EmulatedModbusMeterOptions options, SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _signals = signals;
        _silenceNs = options.Format.Baud > FastBaud ? FastSilenceNs : options.Format.DurationNs(7) / 2;
        _seed = SeededHash.Derive(options.Seed, options.Id);
    }

    public string Id => _options.Id;

    /// <summary>The end of the silence after which a frame is complete.</summary>
    public long NextWakeNs { get; private set; } = long.MaxValue;

    public void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        if (_bytes.Count <= LongestFrame)
        {
            _bytes.Add(value);
        }

        _lastNs = nowNs;
        NextWakeNs = nowNs + _silenceNs;
    }

    public void Wake(long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        byte[] frame = [.. _bytes];
        _bytes.Clear();
        NextWakeNs = long.MaxValue;
        if (frame.Length is >= ShortestFrame and <= LongestFrame && frame[0] == _options.Address && ModbusCrc.Of(frame) == 0 &&
            Answer(frame) is { } reply)
        {
            long delayNs = ShortestDelayNs + (long)(SeededHash.Uniform(_seed, _replies++) * DelayRangeNs);
            transmitter.Send(ModbusCrc.Append(reply), nowNs + delayNs);
        }
    }

    private byte[]? Answer(byte[] request)
    {
        byte function = request[1];
        if ((function & ExceptionFlag) != 0)
        {
            return null;
        }

        if (function != _options.Map.Function)
        {
            return Exception(function, IllegalFunction);
        }

        if (request.Length != ReadRequestBytes)
        {
            return null;
        }

        int first = BinaryPrimitives.ReadUInt16BigEndian(request.AsSpan(2));
        int count = BinaryPrimitives.ReadUInt16BigEndian(request.AsSpan(4));
        if (count < 1 || count > _options.Map.MaximumRegisters)
        {
            return Exception(function, IllegalValue);
        }

        return _options.Map.Areas.Any(area => area.First <= first && first + count - 1 <= area.Last)
            ? [_options.Address, function, (byte)(2 * count), .. Registers(first, count)]
            : Exception(function, IllegalAddress);
    }

    private byte[] Exception(byte function, byte code) => [_options.Address, (byte)(function | ExceptionFlag), code];

    private byte[] Registers(int first, int count)
    {
        var bytes = new byte[2 * count];
        foreach (ModbusRegister register in _options.Map.Registers)
        {
            double ratio = (register.CtPower == 1 ? _options.CtRatio : 1) * (register.PtPower == 1 ? _options.PtRatio : 1);
            byte[] value = register.Encode(_signals.At(register.Metric, _lastNs) / ratio);
            for (var index = 0; index < value.Length; index++)
            {
                // A request may begin or end in the middle of a value.
                int at = (2 * (register.Address - first)) + index;
                if (at >= 0 && at < bytes.Length)
                {
                    bytes[at] = value[index];
                }
            }
        }

        return bytes;
    }
}
