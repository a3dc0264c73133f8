namespace Wuxi.Edge.Emulator.Clocks;

/// <summary>
/// Time of one emulated workshop, counted from its start in nanoseconds: fine enough for the bits on a wire, and
/// 292 years before it overflows. Safe for use by many threads.
/// </summary>
public sealed class EmulationTime
{
    /// <summary>Nanoseconds in a millisecond.</summary>
    public const long NsPerMs = 1_000_000;

    private readonly TimeProvider _clock;
    private readonly long _startTimestamp;

    /// <summary>Starts counting now.</summary>
    public EmulationTime(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        _startTimestamp = clock.GetTimestamp();
        StartUtcMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <summary>The clock that moves it: virtual or system.</summary>
    public TimeProvider Clock => _clock;

    /// <summary>UTC at the start, ms since 1970.</summary>
    public long StartUtcMs { get; }

    /// <summary>Nanoseconds since the start; never goes back.</summary>
    public long NowNs =>
        (long)((Int128)(_clock.GetTimestamp() - _startTimestamp) * 1_000_000_000 / _clock.TimestampFrequency);

    /// <summary>Milliseconds since the start.</summary>
    public long NowMs => NowNs / NsPerMs;

    /// <summary>UTC now, ms since 1970.</summary>
    public long UtcMs => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
