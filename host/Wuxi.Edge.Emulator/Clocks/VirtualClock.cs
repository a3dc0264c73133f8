namespace Wuxi.Edge.Emulator.Clocks;

/// <summary>
/// Virtual time, and with it the event loop of a virtual run: time stands still while work is done, and jumps to the
/// next timer. Timers that are due at the same instant fire in the order in which they were set, so a run is
/// deterministic. Not thread safe: one thread drives it, and everything runs inside <see cref="RunUntil"/>.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (long DueTicks, long Order)> _queue = new();
    private readonly DateTimeOffset _start;
    private long _nowTicks;
    private long _order;

    /// <param name="start">UTC at which it starts.</param>
    public VirtualClock(DateTimeOffset start) => _start = start.ToUniversalTime();

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(_nowTicks);

    /// <summary>UTC now, ms since 1970.</summary>
    public long UtcMs => GetUtcNow().ToUnixTimeMilliseconds();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(_nowTicks);

    public override long GetTimestamp() => _nowTicks;

    /// <summary>
    /// Fires everything that falls due up to and including <paramref name="elapsed"/> since the start, then stands there.
    /// An exception of a timer's callback ends the run and reaches the caller.
    /// </summary>
    public void RunUntil(TimeSpan elapsed)
    {
        while (_queue.TryPeek(out var entry, out var key) && key.DueTicks <= elapsed.Ticks)
        {
            _queue.Dequeue();
            if (entry.Timer.IsCurrent(entry.Setting))
            {
                _nowTicks = Math.Max(_nowTicks, key.DueTicks);
                entry.Timer.Fire();
            }
        }

        _nowTicks = Math.Max(_nowTicks, elapsed.Ticks);
    }

    /// <summary>Runs <paramref name="action"/> once after <paramref name="delay"/>; dispose the result to cancel it.</summary>
    public ITimer After(TimeSpan delay, Action action) =>
        CreateTimer(static state => ((Action)state!)(), action, delay, Timeout.InfiniteTimeSpan);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private long _setting;
        private long _periodTicks;

        // A timer that was changed or disposed leaves its old entry in the queue, which then no longer counts.
        public bool IsCurrent(long setting) => setting == _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _setting++;
            _periodTicks = period <= TimeSpan.Zero ? 0 : period.Ticks;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Enqueue(clock._nowTicks + Math.Max(0, dueTime.Ticks));
            }

            return true;
        }

        public void Fire()
        {
            _setting++;
            if (_periodTicks > 0)
            {
                Enqueue(clock._nowTicks + _periodTicks);
            }

            callback(state);
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Enqueue(long dueTicks) => clock._queue.Enqueue((this, _setting), (dueTicks, clock._order++));
    }
}
