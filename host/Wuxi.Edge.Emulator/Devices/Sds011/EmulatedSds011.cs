using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Sds011;

/// <summary>
/// A dust sensor that sends a frame about every second by itself, or only when asked in query mode; it obeys the commands of
/// its protocol for reporting mode, query, and sleep or work, and repeats each in its answer.
/// </summary>
public sealed class EmulatedSds011 : SpeakingInstrument
{
    private const byte ReportingMode = 2;
    private const byte Query = 4;
    private const byte SleepOrWork = 6;
    private const ushort Everyone = 0xFFFF;
    private const ushort DeviceId = 0xA160;

    private readonly SignalSet _signals;
    private readonly List<byte> _command = [];
    private bool _isQueryMode;
    private bool _isAsleep;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="signals"><c>pm2_5</c>, <c>pm10</c>, µg/m³.</param>
    /// <param name="seed">Decides when its frames come.</param>
    public EmulatedSds011(string id, SignalSet signals, ulong seed)
        : base(id, seed)
    {
        _signals = signals;
    }

    protected override bool IsSpeaking => !_isQueryMode && !_isAsleep;

    public override void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        _command.Add(value);
        while (_command.Count > 0 && (_command[0] != Sds011Frame.Head || (_command.Count > 1 && _command[1] != Sds011Frame.Command)))
        {
            _command.RemoveAt(0);
        }

        if (_command.Count < Sds011Frame.CommandLength)
        {
            return;
        }

        byte[] command = [.. _command];
        _command.Clear();
        if (Sds011Frame.IsWhole(command) && (command[15] << 8 | command[16]) is Everyone or DeviceId)
        {
            Obey(command, nowNs, transmitter);
        }
    }

    protected override byte[] Frame(long nowNs) =>
        Sds011Frame.Values(_signals.At("pm2_5", nowNs), _signals.At("pm10", nowNs), DeviceId);

    private void Obey(byte[] command, long nowNs, ISerialTransmitter transmitter)
    {
        bool isSetting = command[3] == 1;
        switch (command[2])
        {
            case Query when !_isAsleep:
                transmitter.Send(Frame(nowNs), nowNs);
                return;
            case ReportingMode:
                _isQueryMode = isSetting ? command[4] == 1 : _isQueryMode;
                Confirm(command, _isQueryMode, nowNs, transmitter);
                return;
            case SleepOrWork:
                _isAsleep = isSetting ? command[4] == 0 : _isAsleep;
                Confirm(command, !_isAsleep, nowNs, transmitter);
                return;
        }
    }

    private static void Confirm(byte[] command, bool value, long nowNs, ISerialTransmitter transmitter) => transmitter.Send(
        Sds011Frame.Build(
            Sds011Frame.Answer,
            [command[2], command[3], value ? (byte)1 : (byte)0, 0, DeviceId >> 8, DeviceId & 0xFF]),
        nowNs);
}
