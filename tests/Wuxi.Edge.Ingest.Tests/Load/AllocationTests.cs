using Wuxi.Edge.Testing.Load;

namespace Wuxi.Edge.Ingest.Tests.Load;

/// <summary>In steady state a record makes no garbage between the received message and the historian's queue.</summary>
public class AllocationTests
{
    private const int Nodes = 4;
    private const int Points = 20;
    private const int Rounds = 200;

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, false)]
    [InlineData(1, 5_000, false)]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, true)]
    [InlineData(1, 5_000, true)]
    public void A_record_allocates_nothing(int alarmEvery, int onDelayMs, bool isHistorical)
    {
        LoadBench bench = new LoadBench(Nodes, Points, alarmEvery, onDelayMs).Bear();
        Run(bench, isHistorical);
        Assert.Equal(0, LeastOfThree(bench, isHistorical));
        Assert.Equal(4L * Rounds * Nodes * Points, bench.Writer.Readings);
    }

    [Fact]
    public void A_record_that_the_historian_refuses_allocates_nothing()
    {
        LoadBench bench = new LoadBench(Nodes, Points, 1).Bear();
        bench.Writer.IsFull = true;
        Run(bench, isHistorical: false);
        Assert.Equal(0, LeastOfThree(bench, isHistorical: false));
        Assert.Equal(0, bench.Writer.Readings);
    }

    /// <summary>The runtime's own caches (of casts, of calls through interfaces) grow once and at any time; what a record allocates it allocates in each run.</summary>
    private static long LeastOfThree(LoadBench bench, bool isHistorical) =>
        Enumerable.Range(0, 3).Select(_ => Run(bench, isHistorical)).ToArray().Min();

    /// <summary>Sends; returns what handling the messages allocated.</summary>
    private static long Run(LoadBench bench, bool isHistorical)
    {
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            foreach (LoadNode node in bench.Nodes)
            {
                byte[] payload = node.Data(bench.Time.NowMs, isHistorical);
                long before = GC.GetAllocatedBytesForCurrentThread();
                bench.Send(node, payload);
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }

            bench.Pass(100);
        }

        return allocated;
    }
}
