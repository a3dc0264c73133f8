using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>The wires of a board, with what they allocate counted.</summary>
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
        board.OpenLine(port, baud, parity) is { } line ? new Line(line, outside) : null;

    public bool HasAdc(int channel) => board.HasAdc(channel);

    public int CountsAt(int channel, long uptimeUs)
    {
        using Outside.Stay stay = outside.Enter();
        return board.CountsAt(channel, uptimeUs);
    }

    public INativeInput? OpenInput(int pin) => board.OpenInput(pin) is { } input ? new Input(input, outside) : null;

    public INativeFifo? OpenFifo(int part, int chipSelectPin, int rateHz, int rangeG) => null;

    private sealed class Line(INativeLine line, Outside outside) : INativeLine
    {
        public long NextEventUs
        {
            get
            {
                using Outside.Stay stay = outside.Enter();
                return line.NextEventUs;
            }
        }

        public long Overruns => line.Overruns;

        public int Receive(Span<byte> into, long untilUs)
        {
            using Outside.Stay stay = outside.Enter();
            return line.Receive(into, untilUs);
        }

        public long Send(ReadOnlySpan<byte> bytes, long atUs)
        {
            using Outside.Stay stay = outside.Enter();
            return line.Send(bytes, atUs);
        }

        public void Dispose() => line.Dispose();
    }

    private sealed class Input(INativeInput input, Outside outside) : INativeInput
    {
        public int LevelAt(long uptimeUs)
        {
            using Outside.Stay stay = outside.Enter();
            return input.LevelAt(uptimeUs);
        }

        public long NextChangeUs(long afterUs)
        {
            using Outside.Stay stay = outside.Enter();
            return input.NextChangeUs(afterUs);
        }
    }
}
