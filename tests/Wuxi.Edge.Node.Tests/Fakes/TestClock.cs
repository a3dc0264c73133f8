using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>The one fake clock as a node sees it. Uptime starts at 0.</summary>
internal sealed class TestClock(ManualTimeProvider time) : IClock
{
    public bool IsUtcKnown { get; set; } = true;

    public long UtcMs => IsUtcKnown ? time.NowMs : 0;

    public long UptimeMs => time.GetTimestamp() / TimeSpan.TicksPerMillisecond;

    public void AdvanceTo(long uptimeMs) => time.Advance(TimeSpan.FromMilliseconds(uptimeMs - UptimeMs));

    public void StepUtc(TimeSpan by) => time.StepUtc(time.GetUtcNow() + by);
}
