using System.Diagnostics;

namespace Wuxi.Edge.Benchmarks.Inline;

/// <summary>A clock that a bench moves, and that costs to read what the system's costs. One thread.</summary>
internal sealed class InlineClock : TimeProvider
{
    private long _ticks;

    /// <summary>UTC ms.</summary>
    public long NowMs => 1_780_272_000_000 + (_ticks / TimeSpan.TicksPerMillisecond);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Moves it on.</summary>
    public void Advance(int milliseconds) => _ticks += milliseconds * TimeSpan.TicksPerMillisecond;

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        _ = Stopwatch.GetTimestamp();
        return _ticks;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        _ = System.GetUtcNow();
        return DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
    }
}
