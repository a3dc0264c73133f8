namespace Wuxi.Edge.Historian;

/// <summary>When to try again after failures: after 250 ms, then twice as long each time, up to 10 s. Not thread safe.</summary>
internal sealed class RetryDelay(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _delay;
    private long _failedAt;

    /// <summary>Failures since the last success.</summary>
    public long Attempts { get; private set; }

    /// <summary>Whether the time to try has come.</summary>
    public bool IsDue => Attempts == 0 || time.GetElapsedTime(_failedAt) >= _delay;

    public void Fail()
    {
        _delay = Attempts == 0 ? Shortest : TimeSpan.FromTicks(Math.Min(2 * _delay.Ticks, Longest.Ticks));
        _failedAt = time.GetTimestamp();
        Attempts++;
    }

    public void Succeed() => Attempts = 0;
}
