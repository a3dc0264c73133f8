using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Devices.Winsen;

/// <summary>
/// A carbon monoxide module of 0 to 500.0 ppm that uploads about a frame a second by itself, or answers the read command
/// after it was told to (ZE07-CO manual).
/// </summary>
public sealed class EmulatedZe07Co : SpeakingInstrument
{
    private const byte SwitchMode = 0x78;
    private const byte QuestionAndAnswer = 0x41;
    private const byte Read = 0x86;
    private const byte Decimals = 1;
    private const int Range = 5000;

    private readonly SignalSet _signals;
    private readonly WinsenCommands _commands = new();
    private bool _isAsked;

    /// <param name="id">Device id of the workshop file.</param>
    /// <param name="signals"><c>co</c>, ppm.</param>
    /// <param name="seed">Decides when its frames come.</param>
    public EmulatedZe07Co(string id, SignalSet signals, ulong seed)
        : base(id, seed)
    {
        _signals = signals;
    }

    protected override bool IsSpeaking => !_isAsked;

    public override void Receive(byte value, long nowNs, ISerialTransmitter transmitter)
    {
        ArgumentNullException.ThrowIfNull(transmitter);
        switch (_commands.Add(value))
        {
            case [_, _, SwitchMode, var mode, ..]:
                _isAsked = mode == QuestionAndAnswer;
                break;
            case [_, _, Read, ..] when _isAsked:
                transmitter.Send(WinsenFrame.Answer(Steps(nowNs)), nowNs);
                break;
        }
    }

    protected override byte[] Frame(long nowNs) => WinsenFrame.Upload(Decimals, Steps(nowNs), Range);

    private int Steps(long nowNs) => (int)Math.Clamp(Math.Round(_signals.At("co", nowNs) * 10, MidpointRounding.AwayFromZero), 0, Range);
}
