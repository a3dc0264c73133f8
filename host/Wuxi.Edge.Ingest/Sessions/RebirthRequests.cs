namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>
/// Limits the rebirth requests to one node: the first goes at once, each further one after twice the time, and after a long
/// quiet time it begins anew. Loop thread only.
/// </summary>
internal sealed class RebirthRequests(int minimumMs, int maximumMs)
{
    private long _delayMs = minimumMs;
    private long _lastMs;
    private bool _wasSent;

    /// <summary>Whether a request is wanted and was not answered by a birth yet.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>A birth is needed.</summary>
    public void Want() => IsWanted = true;

    /// <summary>A birth came. A later request still keeps its distance from the last.</summary>
    public void Satisfy() => IsWanted = false;

    /// <summary>When a request may go out, monotonic ms; a time that never comes while none is wanted.</summary>
    public long DueClockMs => !IsWanted ? long.MaxValue : _wasSent ? _lastMs + _delayMs : long.MinValue;

    /// <summary>Whether a request may go out now.</summary>
    public bool IsDue(long clockMs) => clockMs >= DueClockMs && IsWanted;

    /// <summary>A request went out. Unanswered, it is repeated: the command or the birth may have been lost.</summary>
    public void MarkSent(long clockMs)
    {
        bool isQuiet = !_wasSent || clockMs - _lastMs >= 2L * maximumMs;
        _delayMs = isQuiet ? minimumMs : Math.Min(2 * _delayMs, maximumMs);
        _lastMs = clockMs;
        _wasSent = true;
    }
}
