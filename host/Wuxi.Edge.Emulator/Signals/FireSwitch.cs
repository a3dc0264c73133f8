namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// Lights fires and puts them out while the emulation runs. What it was told is kept with its time, so fires stay
/// functions of time. Safe for use by many threads.
/// </summary>
public sealed class FireSwitch
{
    private readonly Lock _gate = new();
    private volatile Entry[] _history = [];

    /// <summary>Whether the last command was to burn.</summary>
    public bool IsOn => _history is [.., { IsOn: true }];

    /// <summary>All commands, in order of time.</summary>
    internal IReadOnlyList<Entry> History => _history;

    /// <summary>Lights it or puts it out from <paramref name="elapsedMs"/> on; a time before the last command's counts as that.</summary>
    public void Set(bool isOn, long elapsedMs)
    {
        lock (_gate)
        {
            long atMs = _history is [.., { } last] ? Math.Max(elapsedMs, last.AtMs) : elapsedMs;
            _history = [.. _history, new Entry(atMs, isOn)];
        }
    }

    /// <summary>One command.</summary>
    internal sealed record Entry(long AtMs, bool IsOn);
}
