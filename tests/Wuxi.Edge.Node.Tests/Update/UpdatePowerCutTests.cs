using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Tests.Update;

/// <summary>
/// The power is cut at every write, flush and deletion of a whole update, and in the middle of them. After each the node boots an
/// application that was verified, and in the end it runs the new one, confirmed, or the old one; of its records none is lost.
/// </summary>
public class UpdatePowerCutTests
{
    private const string Old = "1.1.0.0";
    private const string New = "1.2.0.0";

    // Of an append so many bytes are done when the power goes; of a flush or a deletion nothing (0) or all.
    private static readonly int[] PartsOfAWrite = [0, 1, 150, 10_000];

    [Theory]
    [InlineData("good", UpdateState.Confirmed, UpdateReason.None, true)]
    [InlineData("never-connects", UpdateState.RolledBack, UpdateReason.NeverConfirmed, false)]
    [InlineData("crashes-at-start", UpdateState.RolledBack, UpdateReason.NeverConfirmed, false)]
    [InlineData("wrong-hash", UpdateState.Refused, UpdateReason.WrongHash, false)]
    [InlineData("truncated", UpdateState.Refused, UpdateReason.Truncated, false)]
    [InlineData("older", UpdateState.Refused, UpdateReason.NotNewer, false)]
    public void At_every_write(string what, UpdateState state, UpdateReason reason, bool isNew)
    {
        // From the deployment to slot 1, and from there to slot 2, the second being what is cut.
        var first = new UpdateBench(new EmulatedFlash(1024 * 1024), FlashTail.Gone, 1);
        first.Know(Old).Order(Old, 1).Run(30_000);
        Assert.Equal((Old, false, UpdateState.Confirmed), (first.Running, first.IsOnTrial, first.State));
        EmulatedFlash start = first.Flash;

        int writes = 0;
        EmulatedFlash whole = start.Clone();
        whole.Changing = (_, _) => writes++;
        Check(whole, what, FlashTail.Gone, 0, state, reason, isNew);
        Assert.True(writes > 40, $"only {writes} writes");

        int cuts = 0;
        foreach (FlashTail tail in Enum.GetValues<FlashTail>())
        {
            for (int write = 0; write <= writes; write++)
            {
                foreach (int part in PartsOfAWrite)
                {
                    EmulatedFlash flash = start.Clone();
                    flash.CutPower(write, part);
                    Check(flash, what, tail, cuts++, state, reason, isNew);
                }
            }
        }

        Assert.True(cuts > 500, $"only {cuts} cuts");
    }

    /// <summary>Cuts at random, one after the other, over updates that go well and such that do not.</summary>
    [Fact]
    public void Many_in_one_life()
    {
        int cuts = 0;
        for (int seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var flash = new EmulatedFlash(1024 * 1024);
            var bench = new UpdateBench(flash, (FlashTail)random.Next(5), seed);
            string expected = "1.0.0.0";
            for (uint number = 1; number <= 6; number++)
            {
                string version = $"1.{number}.0.0";
                var behaviour = (UpdateBench.Behaviour)random.Next(3);
                bench.Know(version, behaviour).Order(version, number);
                for (int cut = random.Next(4); cut > 0; cut--)
                {
                    flash.CutPower(random.Next(60), random.Next(400));
                    bench.Run(2000 + random.Next(9000));
                }

                if (flash.IsPowered)
                {
                    flash.CutPower(int.MaxValue, 0);
                }

                bench.Run(90_000);

                // Three cuts may use up the three starts of a good one.
                bool isTaken = bench.State == UpdateState.Confirmed;
                Assert.True(isTaken ? behaviour == UpdateBench.Behaviour.Good : bench.State == UpdateState.RolledBack, $"seed {seed}, order {number}: {bench.State}");
                expected = isTaken ? version : expected;
                Assert.Equal(expected, bench.Running);
                Assert.False(bench.IsOnTrial);
            }

            cuts += bench.Cuts;
        }

        Assert.True(cuts > 100, $"only {cuts} cuts");
    }

    private static void Check(
        EmulatedFlash flash, string what, FlashTail tail, int seed, UpdateState state, UpdateReason reason, bool isNew)
    {
        var bench = new UpdateBench(flash, tail, seed);
        UpdateBench.Behaviour behaviour = what switch
        {
            "never-connects" => UpdateBench.Behaviour.NeverConnects,
            "crashes-at-start" => UpdateBench.Behaviour.CrashesAtStart,
            _ => UpdateBench.Behaviour.Good,
        };
        bench.Know(Old).Know(New, behaviour).Know("0.9.0.0");
        bench.Order(what == "older" ? "0.9.0.0" : New, 2, serve: what switch
        {
            "wrong-hash" => image => [.. image[..^1], (byte)(image[^1] ^ 1)],
            "truncated" => image => image[..^1],
            _ => null,
        });
        bench.Run(75_000);
        Assert.Equal(
            (isNew ? New : Old, false, state, reason, $"2 {UpdateWords.Of(state)} {UpdateWords.Of(reason)} {(isNew ? New : Old)}"),
            (bench.Running, bench.IsOnTrial, bench.State, bench.Reason, bench.Told));
    }
}
