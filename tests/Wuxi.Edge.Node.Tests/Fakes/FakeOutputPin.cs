namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>Remembers its levels, each with the uptime since which it was.</summary>
internal sealed class FakeOutputPin(TestClock clock, bool isHigh) : IOutputPin
{
    public List<(long AtMs, bool IsHigh)> Levels { get; } = [(clock.UptimeMs, isHigh)];

    public bool IsHigh => Levels[^1].IsHigh;

    public void Write(bool isHigh) => Levels.Add((clock.UptimeMs, isHigh));
}
