namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The rule by which the loop may feed the watchdog.</summary>
public class LoopHealthTests
{
    [Theory]
    [InlineData("as it should be", 1000, 5, true, true)]
    [InlineData("a connection was waited for", 1000, 10_000, true, true)]
    [InlineData("the longest turn", 1000, 20_000, true, true)]
    [InlineData("a turn too long", 1000, 20_001, true, false)]
    [InlineData("as late as may be", 21_000, 5, true, true)]
    [InlineData("too late", 21_001, 5, true, false)]
    [InlineData("records go nowhere", 1000, 5, false, false)]
    public void A_turn(string what, long beginMs, int turnMs, bool isWritable, bool isHealthy)
    {
        var health = new LoopHealth();
        health.Begin(0);
        Assert.False(health.IsHealthy, what + ": within the turn");
        health.End(1, 1000, true);
        Assert.True(health.IsHealthy, what + ": the turn before");
        health.Begin(beginMs);
        Assert.False(health.IsHealthy, what + ": within the turn");
        health.End(beginMs + turnMs, beginMs + turnMs + 1000, isWritable);
        Assert.Equal(isHealthy, health.IsHealthy);
    }

    [Fact]
    public void The_next_turn_may_be_well_again()
    {
        var health = new LoopHealth();
        health.Begin(0);
        health.End(30_000, 30_100, true);
        Assert.False(health.IsHealthy);
        health.Begin(30_100);
        health.End(30_101, 30_200, true);
        Assert.True(health.IsHealthy);
        Assert.Equal(30_000, health.TakeLongest());
        Assert.Equal(0, health.TakeLongest());
    }
}
