namespace Wuxi.Edge.Testing;

/// <summary>
/// The one fake clock: UTC and monotonic time stand still until a test moves them, and timers fire inside
/// <see cref="Advance"/>, in order of their due time. Not thread safe: one driver.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _utcNow = start;
    private long _elapsedTicks;

    /// <summary>Starts at 2026-06-01T00:00:00Z.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>UTC now in milliseconds since 1970.</summary>
    public long NowMs => _utcNow.ToUnixTimeMilliseconds();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _utcNow;

    public override long GetTimestamp() => _elapsedTicks;

    /// <summary>Moves both clocks on, and fires the timers that fall due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        long target = _elapsedTicks + by.Ticks;
        while (_timers.Where(timer => timer.DueTicks <= target).MinBy(timer => timer.DueTicks) is { } next)
        {
            MoveTo(Math.Max(next.DueTicks, _elapsedTicks));
            next.Fire(_elapsedTicks);
        }

        MoveTo(target);
    }

    /// <summary>Sets UTC only, as a clock correction does; monotonic time stays.</summary>
    public void StepUtc(DateTimeOffset utc) => _utcNow = utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    private void MoveTo(long ticks)
    {
        _utcNow += TimeSpan.FromTicks(ticks - _elapsedTicks);
        _elapsedTicks = ticks;
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        private long _periodTicks;

        public long DueTicks { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueTicks = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : owner._elapsedTicks + dueTime.Ticks;
            _periodTicks = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
            return true;
        }

        public void Fire(long nowTicks)
        {
            DueTicks = _periodTicks > 0 ? nowTicks + _periodTicks : long.MaxValue;
            callback(state);
        }

        public void Dispose() => owner._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
