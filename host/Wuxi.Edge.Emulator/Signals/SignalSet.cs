using Wuxi.Edge.Emulator.Clocks;

namespace Wuxi.Edge.Emulator.Signals;

/// <summary>The quantities around one instrument, by metric name. For the thread that runs the instrument's board.</summary>
/// <param name="signals">Signal of each metric.</param>
public sealed class SignalSet(IReadOnlyDictionary<string, Signal> signals)
{
    /// <summary>The value of a metric at <paramref name="nowNs"/> since the start, in the metric's unit, on the primary side.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public double At(string metric, long nowNs) => signals[metric].At(nowNs / EmulationTime.NsPerMs);

    /// <summary>The signal of a metric.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public Signal Of(string metric) => signals[metric];
}
