using Wuxi.Edge.Emulator.Flash;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>The log against the plainest thing that can do the same, by seed.</summary>
public class LogRecordStoreModelTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(30)]
    public void Random_work_agrees_with_the_model(int segments)
    {
        ulong dropped = 0;
        for (int seed = 1; seed <= 25; seed++)
        {
            var script = new StoreScript(new EmulatedFlash(), new Random(seed), StoreScript.Small(segments));
            script.Open();
            for (int step = 0; step < 400; step++)
            {
                script.Step();
                if (step % 7 == 0)
                {
                    script.Model.Compare(script.Store);
                }
            }

            script.Model.Compare(script.Store);
            dropped += script.Store.DroppedCount;
            Assert.True(script.Refusals < 20, $"{script.Refusals} confirmations refused");
        }

        Assert.True(dropped > 100, "the seeds never fill the store");
    }

    [Fact]
    public void After_a_stop_in_good_order_nothing_is_missing_and_no_number_is_passed_over()
    {
        for (int seed = 1; seed <= 25; seed++)
        {
            var random = new Random(seed);
            var script = new StoreScript(new EmulatedFlash(), random, StoreScript.Small());
            script.Open();
            ulong id = script.Store.Id;
            for (int run = 0; run < 8; run++)
            {
                for (int step = 0; step < 40; step++)
                {
                    script.Step();
                }

                ulong last = script.Store.Last;
                ulong ever = script.Store.DroppedEver;
                ulong[] pending = [.. script.Model.Pending];
                Assert.True(script.Store.Close());
                script.Open();
                Assert.Equal((id, last, ever, 0L), (script.Store.Id, script.Store.Last, script.Store.DroppedEver, script.Store.SkippedAtOpen));
                Assert.Equal(pending, script.Model.Pending);
                script.Model.Compare(script.Store);
            }
        }
    }
}
