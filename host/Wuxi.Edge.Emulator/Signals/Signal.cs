namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// A physical quantity over time: a pure function of time and seed, so any instant can be asked, in any order, and the
/// answer is always the same. Some remember sums on the way, so a signal belongs to one thread.
/// </summary>
public abstract class Signal
{
    /// <summary>The value at <paramref name="elapsedMs"/> since the start of the emulation; times before it count as 0.</summary>
    public abstract double At(long elapsedMs);
}
