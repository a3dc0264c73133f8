using Wuxi.Edge.Node.Sampling;

namespace Wuxi.Edge.Node.Tests.Sampling;

public class TimelineTests
{
    private const long UtcMs = 1_780_000_000_000;

    [Fact]
    public void Stamps_from_before_the_time_was_known_resolve_to_it()
    {
        var time = new Timeline();
        time.Update(0, 500);
        long early = time.Stamp(700);
        Assert.True(early < 0);
        Assert.False(time.IsKnown);
        Assert.Equal(early, time.Resolve(early));

        time.Update(UtcMs, 1000);
        Assert.Equal(UtcMs - 300, time.Resolve(early));
        Assert.Equal(UtcMs + 5, time.Stamp(1005));

        // A later correction does not move what was stamped before it.
        time.Update(UtcMs + 60_000, 2000);
        Assert.Equal(UtcMs - 300, time.Resolve(early));
        Assert.Equal(UtcMs + 60_000, time.Stamp(2000));
    }

    [Fact]
    public void Random_steps_of_the_clock_never_give_a_stamp_that_is_not_later()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var time = new Timeline();
            long offset = UtcMs;
            long uptime = 0;
            var stamps = new List<long> { time.Stamp(0) };
            for (int i = 0; i < 100; i++)
            {
                uptime += random.Next(200);
                offset += random.Next(5) == 0 ? random.Next(-5000, 5000) : 0;
                time.Update(i < 20 ? 0 : offset + uptime, uptime);
                stamps.Add(time.StampAfter(stamps[^1], uptime));
            }

            long[] resolved = [.. stamps.Select(time.Resolve)];
            Assert.All(resolved.Zip(resolved.Skip(1), (a, b) => b - a), pause => Assert.True(pause > 0, $"seed {seed}"));
        }
    }
}
