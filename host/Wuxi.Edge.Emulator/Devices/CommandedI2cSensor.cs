using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Clocks;

namespace Wuxi.Edge.Emulator.Devices;

/// <summary>
/// An I2C sensor that obeys a command with an answer some time later: it does not acknowledge a read before the answer is ready, nor after it was read.
/// For the thread that runs the node.
/// </summary>
/// <param name="id">Device id of the workshop file.</param>
/// <param name="address">7 bits.</param>
public abstract class CommandedI2cSensor(string id, int address) : II2cSlave
{
    private byte[] _answer = [];
    private long _readyNs;

    public string Id => id;

    public int Address => address;

    public bool Write(ReadOnlySpan<byte> bytes, long nowNs)
    {
        // While it is busy it acknowledges nothing.
        if (nowNs < _readyNs)
        {
            return false;
        }

        _answer = [];
        return Obey(bytes, nowNs);
    }

    public bool Read(Span<byte> into, long nowNs)
    {
        if (nowNs < _readyNs || _answer.Length == 0)
        {
            return false;
        }

        // Whoever reads on after the end reads an idle line.
        into.Fill(0xFF);
        _answer.AsSpan(0, Math.Min(_answer.Length, into.Length)).CopyTo(into);
        _answer = [];
        return true;
    }

    public virtual void PowerOn(long nowNs)
    {
        _answer = [];
        _readyNs = nowNs;
    }

    /// <summary>Takes a command; false when it is none, or not now.</summary>
    protected abstract bool Obey(ReadOnlySpan<byte> command, long nowNs);

    /// <summary>Answers after a while, in which it is busy.</summary>
    protected bool Answer(byte[] answer, long nowNs, double afterMs)
    {
        _answer = answer;
        _readyNs = nowNs + (long)(afterMs * EmulationTime.NsPerMs);
        return true;
    }
}
