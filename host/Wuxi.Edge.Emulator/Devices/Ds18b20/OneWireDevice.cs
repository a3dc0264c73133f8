using Wuxi.Edge.Emulator.Buses;

namespace Wuxi.Edge.Emulator.Devices.Ds18b20;

/// <summary>
/// The part of a 1-Wire device that all have (DS18B20 data sheet, ROM commands): read, match and skip ROM, and the search, in which devices drop out bit by
/// bit. For the thread that runs the node.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="rom">Eight bytes.</param>
public abstract class OneWireDevice(string id, byte[] rom) : IOneWireSlave
{
    private enum Phase
    {
        Idle,
        RomCommand,
        ReadRom,
        MatchRom,
        SearchBit,
        SearchComplement,
        SearchChoice,
        Function,
        Sending,
        Taking,
        Working,
    }

    private Phase _phase;
    private int _count;
    private byte[] _data = [];

    public string Id => id;

    private bool RomBit => (rom[_count / 8] >> (_count % 8) & 1) != 0;

    public virtual void PowerOn(long nowNs) => _phase = Phase.Idle;

    public void Reset() => Enter(Phase.RomCommand);

    public bool PullsLow(long nowNs) => _phase switch
    {
        Phase.ReadRom or Phase.SearchBit => !RomBit,
        Phase.SearchComplement => RomBit,
        Phase.Sending when _count < 8 * _data.Length => (_data[_count / 8] >> (_count % 8) & 1) == 0,
        Phase.Working => IsBusy(nowNs),
        _ => false,
    };

    public void Hear(bool bit, long nowNs)
    {
        switch (_phase)
        {
            case Phase.RomCommand or Phase.Function or Phase.Taking:
                Take(bit, nowNs);
                break;
            case Phase.ReadRom:
                _count++;
                EnterAtEnd();
                break;
            case Phase.Sending:
                _count++;
                break;
            case Phase.SearchBit:
                _phase = Phase.SearchComplement;
                break;
            case Phase.SearchComplement:
                _phase = Phase.SearchChoice;
                break;
            case Phase.MatchRom or Phase.SearchChoice when bit != RomBit:
                Enter(Phase.Idle);
                break;
            case Phase.MatchRom:
                _count++;
                EnterAtEnd();
                break;
            case Phase.SearchChoice:
                _count++;
                _phase = Phase.SearchBit;
                EnterAtEnd();
                break;
        }
    }

    /// <summary>Obeys a function command; how many bytes it wants after it.</summary>
    protected abstract int Obey(byte function, long nowNs);

    /// <summary>The bytes that belong to the last command have come.</summary>
    protected abstract void Take(ReadOnlySpan<byte> bytes);

    /// <summary>Whether it answers zeros because it is at work.</summary>
    protected abstract bool IsBusy(long nowNs);

    /// <summary>Sends bytes from the next slot on.</summary>
    protected void Send(byte[] bytes)
    {
        Enter(Phase.Sending);
        _data = bytes;
    }

    private void Take(bool bit, long nowNs)
    {
        if (bit)
        {
            _data[_count / 8] |= (byte)(1 << (_count % 8));
        }

        _count++;
        if (_count < 8 * _data.Length)
        {
            return;
        }

        byte[] taken = _data;
        Phase phase = _phase;
        Enter(Phase.Idle);
        if (phase == Phase.RomCommand)
        {
            Enter(taken[0] switch
            {
                0x33 => Phase.ReadRom,
                0x55 => Phase.MatchRom,
                0xCC => Phase.Function,
                0xF0 => Phase.SearchBit,
                _ => Phase.Idle,
            });
        }
        else if (phase == Phase.Taking)
        {
            Take(taken);
        }
        else
        {
            // Only the one that was given the command answers while it is at work.
            Enter(Phase.Working);
            int wanted = Obey(taken[0], nowNs);
            if (wanted > 0)
            {
                Enter(Phase.Taking);
                _data = new byte[wanted];
            }
        }
    }

    private void EnterAtEnd()
    {
        if (_count == 8 * rom.Length)
        {
            Enter(Phase.Function);
        }
    }

    private void Enter(Phase phase)
    {
        _phase = phase;
        _count = 0;
        _data = phase is Phase.RomCommand or Phase.Function ? new byte[1] : [];
    }
}
