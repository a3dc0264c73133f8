using System.Buffers.Binary;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Pms5003;

/// <summary>
/// A dust sensor that sends a frame about every second by itself (900 to 1100 ms), or only when asked in passive mode;
/// it obeys the data sheet's commands (passive, active, read, sleep, wake). Signals are the concentrations for the
/// atmosphere; those for CF = 1 and the particle counts follow from them.
/// </summary>
public sealed class EmulatedPms5003 : SpeakingInstrument
{
    private const int CommandLength = 7;

    private readonly SignalSet _signals;
    private readonly List<byte> _command = [];
    private bool _isPassive;
    private bool _isAsleep;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="signals"><c>pm1_0</c>, <c>pm2_5</c>, <c>pm10</c>, µg/m³.</param>
    /// <param name="seed">Decides when its frames come.</param>
    public EmulatedPms5003(string id, SignalSet signals, ulong seed)
        : base(id, seed)
    {
        _signals = signals;
    }

    protected override bool IsSpeaking => !_isPassive && !_isAsleep;

    public override void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        _command.Add(value);
        while (_command.Count > 0 && (_command[0] != 0x42 || (_command.Count > 1 && _command[1] != 0x4D)))
        {
            _command.RemoveAt(0);
        }

        if (_command.Count < CommandLength)
        {
            return;
        }

        byte[] command = [.. _command];
        _command.Clear();
        if (BinaryPrimitives.ReadUInt16BigEndian(command.AsSpan(5)) == Pms5003Frame.Checksum(command.AsSpan(0, 5)))
        {
            Obey(command[2], command[4], nowNs, transmitter);
        }
    }

    private void Obey(byte command, byte argument, long nowNs, ISerialTransmitter transmitter)
    {
        switch (command)
        {
            case 0xE1:
                _isPassive = argument == 0;
                break;
            case 0xE2 when _isPassive && !_isAsleep:
                transmitter.Send(Frame(nowNs), nowNs);
                break;
            case 0xE4:
                _isAsleep = argument == 0;
                break;
        }
    }

    protected override byte[] Frame(long nowNs)
    {
        double pm1 = _signals.At("pm1_0", nowNs);
        double pm2 = _signals.At("pm2_5", nowNs);
        double pm10 = _signals.At("pm10", nowNs);
        double coarse = Math.Max(0, pm10 - pm2);
        return Pms5003Frame.ToBytes(
        [
            Factory(pm1), Factory(pm2), Factory(pm10),
            pm1, pm2, pm10,
            26.25 * pm2, 8.75 * pm2, 5.625 * pm2, 3.75 * pm2, 0.5 * coarse, 0.1 * coarse,
        ]);
    }

    /// <summary>The sensor's reading for CF = 1: the same in clean air, and half as much again of what is above 30 µg/m³.</summary>
    private static double Factory(double atmosphere) => atmosphere + (0.5 * Math.Max(0, atmosphere - 30));
}
