using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>A serial line, with what it allocates counted.</summary>
internal sealed class OutsideLine(INativeLine line, Outside outside) : INativeLine
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
