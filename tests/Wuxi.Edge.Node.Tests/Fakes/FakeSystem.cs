namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A board whose state a test sets, and that notes how its watchdog is treated.</summary>
internal sealed class FakeSystem : INodeSystem
{
    public int ResetReason { get; set; }

    public long FreeBytes { get; set; } = 40_000;

    public int WifiDbm { get; set; } = -60;

    public int WatchdogMs { get; private set; }

    public int Feeds { get; private set; }

    public void StartWatchdog(int timeoutMs) => WatchdogMs = timeoutMs;

    public void FeedWatchdog() => Feeds++;
}
