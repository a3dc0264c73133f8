using Wuxi.Edge.Emulator.Flash;
using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>The power is cut at every byte of every write, and whatever the file system leaves then must be enough.</summary>
public class PowerCutTests
{
    private const int Steps = 420;

    /// <summary>
    /// One run; before each of its writes, flash and model are copied, and a store is opened on every way that this write can
    /// end.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_byte_of_every_write(int seed)
    {
        var flash = new EmulatedFlash();
        var random = new Random(seed);
        var script = new StoreScript(flash, random, StoreScript.Small());
        StoreModel model = script.Model;
        Func<ulong, bool> touched = _ => false;
        script.Calling = (before, about) => (model, touched) = (before.Clone(), about);
        int cuts = 0;
        flash.Changing = (name, bytes) =>
        {
            foreach (FlashTail tail in Enum.GetValues<FlashTail>())
            {
                // Of a flush or a deletion there is nothing or all; what it leaves of an unflushed tail varies.
                int last = bytes == 0 ? 1 : bytes;
                int step = tail == FlashTail.Kept ? 1 : 7;
                for (int done = tail == FlashTail.Kept ? 0 : random.Next(step); done <= last; done += step)
                {
                    TryCut(flash, name, bytes, done, tail, model, touched, (seed * 1_000_000) + cuts);
                    cuts++;
                }
            }
        };
        script.Open();
        for (int step = 0; step < Steps; step++)
        {
            script.Step();
        }

        Assert.True(script.Store.DroppedCount > 0, "the store was never full");
        Assert.True(cuts > 10_000, $"only {cuts} cuts");
    }

    /// <summary>Many cuts in one life, at random, so that one leaves what the next has to live with.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(20)]
    public void Random_cuts_one_after_the_other(int segments)
    {
        int cuts = 0;
        ulong givenUp = 0;
        for (int seed = 1; seed <= 120; seed++)
        {
            var random = new Random(seed);
            var flash = new EmulatedFlash();
            var script = new StoreScript(flash, random, StoreScript.Small(segments));
            StoreModel before = script.Model.Clone();
            script.Calling = (model, _) => before = model.Clone();
            bool isOpen = script.Open();
            for (int cut = 0; cut < 25; cut++)
            {
                flash.CutPower(random.Next(12), random.Next(300));
                Func<ulong, bool> touched = _ => false;
                while (flash.IsPowered)
                {
                    touched = isOpen ? script.Step() : touched;
                    isOpen = isOpen || script.Open();
                }

                cuts++;
                before.GivenUpBefore = script.Store.GivenUpCount;
                givenUp += script.Store.GivenUpCount;
                flash.PowerUp((FlashTail)random.Next(5), random);
                script = StoreScript.Continue(flash, random, StoreScript.Small(segments), isOpen ? before : script.Model);
                script.Calling = (model, _) => before = model.Clone();
                if (random.Next(6) == 0)
                {
                    flash.CutPower(random.Next(2), random.Next(120));
                }

                isOpen = script.Open(isOpen ? touched : null);
                if (isOpen)
                {
                    before = script.Model.Clone();
                }
                else
                {
                    flash.PowerUp((FlashTail)random.Next(5), random);
                    isOpen = script.Open(touched);
                }
            }
        }

        Assert.True(cuts > 2_000);
        Assert.True(givenUp < 1_000, $"{givenUp} records given up for want of stretches");
    }

    private static void TryCut(
        EmulatedFlash flash, string name, int bytes, int done, FlashTail tail, StoreModel model, Func<ulong, bool> touched, int seed)
    {
        var random = new Random(seed);
        EmulatedFlash after = flash.Clone();
        after.CutPower(0, done);
        if (bytes > 0)
        {
            after.Append(name, flash.LastBytes, 0, bytes);
        }
        else if (flash.IsDeleting)
        {
            after.Delete(name);
        }
        else
        {
            after.Flush(name);
        }

        Assert.False(after.IsPowered);
        after.PowerUp(tail, random);
        StoreScript next = StoreScript.Continue(after, random, StoreScript.Small(), model);
        Assert.True(next.Open(touched));

        // And it goes on from there, through another start.
        for (int step = 0; step < 3; step++)
        {
            next.Step();
        }

        next.Model.Compare(next.Store);
        Assert.True(next.Open());
        Assert.True(next.Store.SkippedAtOpen >= 5);
    }
}
