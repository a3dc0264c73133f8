using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>
/// What a board knows of itself: why it began anew, what its heap and its Wi-Fi are like, and its watchdog. For the thread that runs the
/// board's firmware.
/// </summary>
/// <param name="signals">Of <c>free-memory</c> (bytes) and <c>wifi-signal</c> (dBm); null for a board of which nothing is described.</param>
public sealed class BoardHealth(SignalSet? signals = null)
{
    private const long NsPerMs = 1_000_000;

    // A heap of 100 KB with a node and M2Mqtt in it; a desk's distance from the access point.
    private const long UsualFreeBytes = 40_000;
    private const int UsualDbm = -60;

    private long _watchdogNs;
    private long _fedNs;

    /// <summary>One of <see cref="Native.ResetReason"/>.</summary>
    public int ResetReason { get; private set; } = Native.ResetReason.PowerOn;

    /// <summary>When the watchdog ends the program unless it is fed, ns since the start; <see cref="long.MaxValue"/> while it does not run.</summary>
    public long BiteNs => _watchdogNs == 0 ? long.MaxValue : _fedNs + _watchdogNs;

    /// <summary>Free bytes of the managed heap.</summary>
    public long FreeBytesAt(long nowNs) => signals is null ? UsualFreeBytes : (long)Math.Max(0, Math.Round(signals.At("free-memory", nowNs)));

    /// <summary>Strength of the Wi-Fi signal, dBm, while there is one.</summary>
    public int WifiDbmAt(long nowNs) => signals is null ? UsualDbm : (int)Math.Clamp(Math.Round(signals.At("wifi-signal", nowNs)), -127, -1);

    /// <summary>The board begins anew, without a watchdog.</summary>
    public void Begin(int resetReason)
    {
        ResetReason = resetReason;
        _watchdogNs = 0;
    }

    /// <summary>Starts the watchdog.</summary>
    public void StartWatchdog(int timeoutMs, long nowNs)
    {
        _watchdogNs = timeoutMs * NsPerMs;
        _fedNs = nowNs;
    }

    /// <summary>Feeds it.</summary>
    public void FeedWatchdog(long nowNs) => _fedNs = nowNs;
}
