using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>When the same is the same for too long.</summary>
public class StuckWatchTests
{
    [Fact]
    public void It_agrees_with_a_search_through_all_that_was_said()
    {
        var random = new Random(5);
        var watch = new StuckWatch(1_000);
        var said = new List<(long AtMs, string Text)>();
        int stuck = 0;
        for (long nowMs = 0; nowMs < 400_000; nowMs += random.Next(50, 400))
        {
            byte[] frame = [9, .. Enumerable.Range(0, random.Next(1, 3)).Select(_ => (byte)(random.Next(20) == 0 ? 1 : 0)), 7];
            said.Add((nowMs, Convert.ToHexString(frame)));
            long sinceMs = said.AsEnumerable().Reverse().TakeWhile(one => one.Text[2..^2] == said[^1].Text[2..^2]).Last().AtMs;
            bool isStuck = watch.IsStuck(frame, 1, frame.Length - 2, nowMs);
            Assert.Equal(nowMs - sinceMs > 1_000, isStuck);
            stuck += isStuck ? 1 : 0;
        }

        Assert.True(stuck > 10);
    }

    [Fact]
    public void What_rises_or_falls_steadily_is_alive()
    {
        var watch = new StuckWatch(1_000);
        for (int i = 0; i < 200; i++)
        {
            Assert.False(watch.IsStuck([(byte)i], 0, 1, i * 900L));
        }

        for (int i = 200; i > 0; i--)
        {
            Assert.False(watch.IsStuck([(byte)i], 0, 1, (400L - i) * 900));
        }
    }

    [Fact]
    public void Without_a_limit_nothing_is_stuck()
    {
        var watch = new StuckWatch(0);
        Assert.False(watch.IsStuck([1, 2], 0, 2, 0));
        Assert.False(watch.IsStuck([1, 2], 0, 2, long.MaxValue));
    }
}
