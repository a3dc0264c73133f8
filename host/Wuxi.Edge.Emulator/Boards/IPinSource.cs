namespace Wuxi.Edge.Emulator.Boards;

/// <summary>What drives a digital pin. Times are nanoseconds since the start of the emulation, asked for in rising order.</summary>
public interface IPinSource
{
    /// <summary>Level at a time, which is not before the last one passed: 0 or 1.</summary>
    int LevelAt(long atNs);

    /// <summary>The first change after a time, which is passed with that; <see cref="long.MaxValue"/> when there is none up to <paramref name="untilNs"/>.</summary>
    long NextChangeNs(long afterNs, long untilNs);
}
