using Wuxi.Edge.Node.Control;

namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>The row against its naive twin, by random schedules of values, faults and resets.</summary>
public class InterlockModelTests
{
    private static readonly string[] Votes = ["1oo1", "1oo2", "2oo2", "2oo3"];

    [Fact]
    public void A_row_does_what_its_twin_says()
    {
        int[] reached = new int[4];
        int accepted = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            string vote = Votes[seed % Votes.Length];
            Assert.True(VoteEvaluator.TryParse(vote, out int required, out int channels));
            var settings = new NaiveRow(
                vote, channels, random.Next(2) == 0, 20, random.Next(3), random.Next(4) * 100, random.Next(2) == 0, random.Next(2) == 0, random.Next(4) > 0);
            var twin = new NaiveInterlock(settings);
            var row = new Interlock(Options(settings, required));
            long nowMs = 0;
            double?[] values = new double?[channels];
            for (int step = 0; step < 60; step++)
            {
                nowMs += random.Next(1, 120);
                for (int channel = 0; channel < channels; channel++)
                {
                    // Mostly it stays as it was; the limit, the hysteresis and their neighbours come often.
                    values[channel] = random.Next(3) > 0 ? values[channel] : random.Next(5) == 0 ? null : 20 + (random.Next(-6, 7) / 2.0);
                    Feed(row.Channel(channel), values[channel]);
                }

                row.Tick(nowMs);
                twin.Sample(nowMs, values);
                Assert.True(twin.State() == row.State, $"seed {seed}, step {step}: {twin.State()} expected, {row.State} found; {settings}");
                reached[row.State]++;
                Assert.Equal(row.State >= 2, row.IsTripped);
                if (random.Next(8) == 0)
                {
                    bool isTaken = twin.Reset(nowMs);
                    Assert.Equal(isTaken, row.Reset() == ResetAnswer.Accepted);
                    accepted += isTaken ? 1 : 0;
                    Assert.Equal(twin.State(), row.State);
                }
            }
        }

        Assert.All(reached, count => Assert.True(count > 500, string.Join(' ', reached)));
        Assert.True(accepted > 100, $"{accepted} resets");
    }

    private static void Feed(InterlockChannel channel, double? value)
    {
        if (value is { } good)
        {
            channel.TakeValue(good);
        }
        else
        {
            channel.TakeFault();
        }
    }

    private static InterlockOptions Options(NaiveRow settings, int required) => new()
    {
        Required = required,
        Channels = new ChannelSettings[settings.Channels],
        IsAbove = settings.IsAbove,
        Limit = settings.Limit,
        Hysteresis = settings.Hysteresis,
        DelayMs = settings.DelayMs,
        IsAvailable = settings.IsAvailable,
        IsHeldWhenBlind = settings.IsHeldWhenBlind,
        IsLatched = settings.IsLatched,
    };
}
