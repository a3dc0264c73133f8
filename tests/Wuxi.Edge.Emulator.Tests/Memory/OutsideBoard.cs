using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>The wires of a board that end at native drivers, with what they allocate counted.</summary>
internal sealed class OutsideBoard(INativeBoard board, Outside outside) : INativeBoard
{
    public long UptimeUs
    {
        get
        {
            using Outside.Stay stay = outside.Enter();
            return board.UptimeUs;
        }
    }

    public INativeLine? OpenLine(int port, int baud, int parity) =>
        board.OpenLine(port, baud, parity) is { } line ? new OutsideLine(line, outside) : null;

    public bool HasAdc(int channel) => board.HasAdc(channel);

    public int CountsAt(int channel, long uptimeUs)
    {
        using Outside.Stay stay = outside.Enter();
        return board.CountsAt(channel, uptimeUs);
    }

    public INativeInput? OpenInput(int pin) => board.OpenInput(pin) is { } input ? new OutsideInput(input, outside) : null;

    public INativeFifo? OpenFifo(int part, int chipSelectPin, int rateHz, int rangeG) =>
        board.OpenFifo(part, chipSelectPin, rateHz, rangeG) is { } fifo ? new OutsideFifo(fifo, outside) : null;
}
