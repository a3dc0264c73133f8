using System.Diagnostics;
using Wuxi.Edge.Gpio.Emulated;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>The siren's pin of a gateway, with the instants of its edges; seen across processes.</summary>
public sealed class SirenWatch : IDisposable
{
    private readonly EmulatedPins _pins;
    private long _seen;

    /// <param name="folder">The gateway's folder.</param>
    public SirenWatch(string folder)
    {
        _pins = EmulatedPins.Open(GatewayProcess.GpioFile(folder));
        _seen = _pins.EdgeCount;
    }

    /// <summary>
    /// Lets time pass until the siren goes on or off; returns <see cref="Stopwatch.GetTimestamp"/> of the edge, or null when it did not.
    /// </summary>
    /// <param name="on">Which edge. Older ones than the last that was waited for do not count.</param>
    /// <param name="pass">Does something useful for some milliseconds at most.</param>
    public long? WaitFor(bool on, TimeSpan limit, Action pass)
    {
        long start = Stopwatch.GetTimestamp();
        long? edge;
        while ((edge = Take(on)) is null && Stopwatch.GetElapsedTime(start) <= limit)
        {
            pass();
        }

        return edge;
    }

    /// <inheritdoc cref="WaitFor"/>
    public async Task<long?> WaitForAsync(bool on, TimeSpan limit, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        long? edge;
        while ((edge = Take(on)) is null && Stopwatch.GetElapsedTime(start) <= limit)
        {
            await Task.Delay(1, cancellationToken);
        }

        return edge;
    }

    private long? Take(bool on)
    {
        foreach (PinEdge edge in _pins.ReadEdges(_seen))
        {
            _seen = edge.Sequence;
            if (edge.Pin == LoadWorkshop.ProbePin && edge.IsHigh == on)
            {
                return edge.Ticks;
            }
        }

        return null;
    }

    public void Dispose() => _pins.Dispose();
}
