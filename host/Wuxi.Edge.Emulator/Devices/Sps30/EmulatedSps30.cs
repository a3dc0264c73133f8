using System.Buffers.Binary;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Sps30;

/// <summary>
/// A dust sensor as an SHDLC slave: it does not measure until it is started, gives each measurement once, a new one each
/// second, as floats or whole numbers as it was told, and refuses what does not fit its state. Number concentrations and the typical
/// size follow from the mass. It answers 5 ms after a request.
/// </summary>
public sealed class EmulatedSps30 : ISerialDevice
{
    private const byte Start = 0x00;
    private const byte Stop = 0x01;
    private const byte Read = 0x03;
    private const byte Reset = 0xD3;
    private const byte Floats = 0x03;
    private const byte WholeNumbers = 0x05;
    private const byte WrongLength = 0x01;
    private const byte UnknownCommand = 0x02;
    private const byte IllegalParameter = 0x04;
    private const byte WrongState = 0x43;
    private const byte DeviceError = 0x80;
    private const long IntervalNs = 1000 * EmulationTime.NsPerMs;
    private const long DelayNs = 5 * EmulationTime.NsPerMs;

    private static readonly string[] Masses = ["pm1_0", "pm2_5", "pm4_0", "pm10"];

    private readonly SignalSet _signals;
    private readonly List<byte> _between = [];
    private byte _format;
    private long _startedNs;
    private long _measurementsRead;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="signals"><c>pm1_0</c>, <c>pm2_5</c>, <c>pm4_0</c>, <c>pm10</c>, µg/m³.</param>
    public EmulatedSps30(string id, SignalSet signals)
    {
        Id = id;
        _signals = signals;
    }

    public string Id { get; }

    /// <summary>It speaks only when it is spoken to.</summary>
    public long NextWakeNs => long.MaxValue;

    /// <summary>Its fan or laser has failed: it goes on answering, with the error bit in the state.</summary>
    public bool HasFailed { get; set; }

    public void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        if (value != ShdlcFrame.Flag)
        {
            _between.Add(value);
            return;
        }

        // Address, command, length, data; the address of an SPS30 is 0.
        if (ShdlcFrame.FromBytes(_between) is [0, var command, var length, .. var data] && data.Length == length)
        {
            (byte state, byte[] answer) = Obey(command, data, nowNs);
            state |= HasFailed ? DeviceError : (byte)0;
            transmitter.Send(ShdlcFrame.ToBytes([0, command, state, (byte)answer.Length, .. answer]), nowNs + DelayNs);
        }

        _between.Clear();
    }

    public void Wake(long nowNs, ISerialTransmitter transmitter)
    {
        // Never asked for.
    }

    private (byte State, byte[] Answer) Obey(byte command, byte[] data, long nowNs) => (command, _format) switch
    {
        (Start, 0) => (StartIn(data, nowNs), []),
        (Start, _) => (WrongState, []),
        (Stop or Read, 0) => (WrongState, []),
        (Stop or Read or Reset, _) when data.Length > 0 => (WrongLength, []),
        (Stop or Reset, _) => (StopNow(), []),
        (Read, _) => (0, Newest(nowNs)),
        _ => (UnknownCommand, []),
    };

    private byte StartIn(byte[] data, long nowNs)
    {
        if (data.Length != 2)
        {
            return WrongLength;
        }

        if (data[0] != 1 || data[1] is not (Floats or WholeNumbers))
        {
            return IllegalParameter;
        }

        _format = data[1];
        _startedNs = nowNs;
        _measurementsRead = 0;
        return 0;
    }

    private byte StopNow()
    {
        _format = 0;
        return 0;
    }

    private byte[] Newest(long nowNs)
    {
        long measurements = (nowNs - _startedNs) / IntervalNs;
        if (measurements == _measurementsRead)
        {
            return [];
        }

        _measurementsRead = measurements;
        long atNs = _startedNs + (measurements * IntervalNs);
        double[] mass = [.. Masses.Select(metric => Math.Max(0, _signals.At(metric, atNs)))];
        return Encode([.. mass, 5.0 * mass[0], 6.3 * mass[0], 6.7 * mass[0], 6.8 * mass[0], 6.85 * mass[0], 0.6]);
    }

    private byte[] Encode(double[] values)
    {
        int width = _format == Floats ? 4 : 2;
        var bytes = new byte[values.Length * width];
        for (var index = 0; index < values.Length; index++)
        {
            Span<byte> place = bytes.AsSpan(index * width);
            if (_format == Floats)
            {
                BinaryPrimitives.WriteSingleBigEndian(place, (float)values[index]);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(place, (ushort)Math.Clamp(Math.Round(values[index]), 0, ushort.MaxValue));
            }
        }

        return bytes;
    }
}
