using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>Every vote with every state of every channel, against tables that were written down beside the code.</summary>
public class VoteTableTests
{
    public static TheoryData<string> Votes => ["1oo1", "1oo2", "2oo2", "2oo3"];

    [Theory]
    [MemberData(nameof(Votes))]
    public void A_vote_is_judged_as_its_table_says(string vote)
    {
        Assert.True(VoteEvaluator.TryParse(vote, out int required, out int channels));
        string[][] rows = Rows(vote);
        Assert.Equal((int)Math.Pow(3, channels), rows.Select(row => row[0]).Distinct().Count());
        foreach (string[] row in rows)
        {
            int demanding = row[0].Count(state => state == 'd');
            int faulted = row[0].Count(state => state == 'f');
            Assert.Equal((row[0], row[1]), (row[0], Word(VoteEvaluator.Judge(required, channels, demanding, faulted, false))));
            Assert.Equal((row[0], row[2]), (row[0], Word(VoteEvaluator.Judge(required, channels, demanding, faulted, true))));
        }
    }

    [Theory]
    [MemberData(nameof(Votes))]
    public void A_row_without_delay_trips_where_its_table_says(string vote)
    {
        foreach (string[] row in Rows(vote))
        {
            foreach (bool isAvailable in new[] { false, true })
            {
                string verdict = row[isAvailable ? 2 : 1];
                Assert.Equal(verdict != "normal", Trips(vote, row[0], isAvailable, isHeld: false));
                Assert.Equal(verdict == "demand", Trips(vote, row[0], isAvailable, isHeld: true));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Votes))]
    public void A_fault_never_takes_a_demand_back(string vote)
    {
        // Against the same channels with the faulted one normal: on the safe side the verdict is never milder.
        Dictionary<string, string> verdicts = Rows(vote).ToDictionary(row => row[0], row => row[1]);
        foreach ((string states, string verdict) in verdicts)
        {
            Assert.True(verdict != "normal" || verdicts[states.Replace('f', 'n')] == "normal", states);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1oo3")]
    [InlineData("3oo3")]
    [InlineData("2oo1")]
    [InlineData("1oo2 ")]
    public void Other_votes_are_refused(string vote) => Assert.False(VoteEvaluator.TryParse(vote, out _, out _));

    private static bool Trips(string vote, string states, bool isAvailable, bool isHeld)
    {
        Assert.True(VoteEvaluator.TryParse(vote, out int required, out int channels));
        var row = new Interlock(new InterlockOptions
        {
            Required = required,
            Channels = new ChannelSettings[channels],
            IsAbove = true,
            Limit = 20,
            IsAvailable = isAvailable,
            IsHeldWhenBlind = isHeld,
        });
        for (int i = 0; i < channels; i++)
        {
            if (states[i] == 'f')
            {
                row.Channel(i).TakeFault();
            }
            else
            {
                row.Channel(i).TakeValue(states[i] == 'd' ? 20.1 : 20);
            }
        }

        row.Tick(0);
        Assert.Equal((states.Count(state => state == 'd'), states.Count(state => state == 'f')), (row.Votes, row.Faulted));
        return row.IsTripped;
    }

    private static string[][] Rows(string vote) =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Cases("interlock"), vote + ".txt"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(' ')),
    ];

    private static string Word(int verdict) => verdict switch
    {
        VoteVerdict.Normal => "normal",
        VoteVerdict.Demand => "demand",
        _ => "blind",
    };
}
