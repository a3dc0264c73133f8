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

    /// <summary>SNTP answers late, wrongly at first, and the clock is set by seconds, hours and days in both directions, again and again.</summary>
    [Fact]
    public void Steps_of_seconds_hours_and_days_keep_the_order_and_what_was_dated_once()
    {
        long[] units = [1000, 3_600_000, 86_400_000];
        for (int seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var time = new Timeline();
            long offset = UtcMs + random.NextInt64(-10 * units[2], 10 * units[2]);
            long uptime = 0;
            int known = random.Next(40);
            var stamps = new List<long>();
            var sent = new Dictionary<int, long>();
            for (int i = 0; i < 150; i++)
            {
                uptime += random.Next(2000);
                offset += random.Next(6) == 0 ? random.Next(-20, 21) * units[random.Next(units.Length)] : 0;
                time.Update(i < known ? 0 : offset + uptime, uptime);
                stamps.Add(stamps.Count == 0 ? time.Stamp(uptime) : time.StampAfter(stamps[^1], uptime));
                if (time.IsKnown)
                {
                    // Whatever is sent, and sent again, has the stamp it had.
                    int again = random.Next(stamps.Count);
                    Assert.Equal(sent.GetValueOrDefault(again, time.Resolve(stamps[again])), time.Resolve(stamps[again]));
                    sent[again] = time.Resolve(stamps[again]);
                }
            }

            long[] resolved = [.. stamps.Select(time.Resolve)];
            Assert.All(resolved.Zip(resolved.Skip(1), (a, b) => b - a), pause => Assert.True(pause > 0, $"seed {seed}"));
        }
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
