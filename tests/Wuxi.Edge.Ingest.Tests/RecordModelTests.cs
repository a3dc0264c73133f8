using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Tests.Model;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>Every record is on disk exactly once, or the ledger says why not, whatever happens on the way.</summary>
public class RecordModelTests
{
    private const int SeedsPerBatch = 25;
    private const int Steps = 500;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_is_lost_silently_and_nothing_is_there_twice(int batch)
    {
        int stored = 0;
        int quarantined = 0;
        int restarts = 0;
        var reasons = new HashSet<GapReason>();
        for (int seed = batch * SeedsPerBatch; seed < (batch + 1) * SeedsPerBatch; seed++)
        {
            var run = new ModelRun(seed);
            try
            {
                run.Play(Steps);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed} failed", exception);
            }

            stored += run.Historian.Records.Count;
            quarantined += run.Historian.Quarantine.Count;
            restarts += run.Restarts;
            reasons.UnionWith(run.Historian.Gaps.Select(gap => gap.Reason));
        }

        // The lives were eventful enough to mean something.
        Assert.True(stored > SeedsPerBatch * 50, $"only {stored} records");
        Assert.True(quarantined > 10, $"only {quarantined} quarantined");
        Assert.True(restarts > 10, $"only {restarts} restarts");
        Assert.Contains(GapReason.StoreOverflow, reasons);
        Assert.Contains(GapReason.StoreReplaced, reasons);
    }
}
