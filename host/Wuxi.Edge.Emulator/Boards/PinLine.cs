using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>The board's end of a digital wire, from one power-up to the next. What drives it counts nanoseconds since the start of the emulation.</summary>
internal sealed class PinLine(IPinSource source, EmulationTime time, long powerOnNs) : INativeInput
{
    private const long NsPerUs = 1000;

    public int LevelAt(long uptimeUs) => source.LevelAt(Ns(uptimeUs));

    public long NextChangeUs(long afterUs)
    {
        long nextNs = source.NextChangeNs(Ns(afterUs), time.NowNs);

        // Rounded up: at that microsecond it has happened.
        return nextNs == long.MaxValue ? long.MaxValue : (nextNs - powerOnNs + NsPerUs - 1) / NsPerUs;
    }

    private long Ns(long uptimeUs) => powerOnNs + (uptimeUs * NsPerUs);
}
