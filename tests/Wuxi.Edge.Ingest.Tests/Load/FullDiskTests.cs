using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing.Load;

namespace Wuxi.Edge.Ingest.Tests.Load;

/// <summary>A historian that takes nothing, and a console that does not read on, change nothing for alarms.</summary>
public class FullDiskTests
{
    private const int Nodes = 3;
    private const int Rounds = 50;

    [Fact]
    public void What_a_full_disk_refused_comes_again_and_is_evaluated_once()
    {
        LoadBench bench = new LoadBench(Nodes, points: 2, alarmEvery: 1).Bear();
        bench.Writer.IsFull = true;
        Send(bench);
        Assert.Equal(Rounds, Received(bench));
        Assert.Equal(0, bench.Writer.Records);

        bench.Writer.IsFull = false;
        foreach (LoadNode node in bench.Nodes)
        {
            for (ulong number = 1; number <= Rounds; number++)
            {
                bench.Send(node, node.Data(number, bench.Time.NowMs, isHistorical: true));
            }
        }

        bench.Pass(1_000);
        Assert.Equal(Nodes * Rounds, bench.Writer.Records);
        Assert.Equal(Rounds, Received(bench));
    }

    [Fact]
    public void A_reader_that_stops_in_the_middle_holds_nothing_up()
    {
        LoadBench bench = new LoadBench(Nodes, points: 2, alarmEvery: 1).Bear();
        bench.Pass(1_000);
        using var isReading = new ManualResetEventSlim();
        using var mayGoOn = new ManualResetEventSlim();
        var console = new Thread(() => ReadHalf(bench, isReading, mayGoOn)) { IsBackground = true };
        console.Start();
        isReading.Wait();
        // On this very thread: were anything held, it would not return.
        Send(bench);
        bench.Pass(1_000);
        Assert.Equal(Rounds, Received(bench));
        mayGoOn.Set();
        console.Join();
    }

    private static void ReadHalf(LoadBench bench, ManualResetEventSlim isReading, ManualResetEventSlim mayGoOn)
    {
        using IEnumerator<NodeStatus> nodes = bench.Host.Nodes.GetEnumerator();
        using IEnumerator<ActiveAlarm> alarms = bench.Alarms.Active.GetEnumerator();
        _ = nodes.MoveNext();
        _ = alarms.MoveNext();
        _ = bench.Host.Live.Get(0);
        isReading.Set();
        mayGoOn.Wait();
        while (nodes.MoveNext())
        {
            _ = bench.Host.Live.Get(1);
        }
    }

    private static void Send(LoadBench bench)
    {
        for (int round = 0; round < Rounds; round++)
        {
            foreach (LoadNode node in bench.Nodes)
            {
                bench.Send(node, node.Data(bench.Time.NowMs));
            }

            bench.Pass(100);
        }

        bench.Pass(1_000);
    }

    private static long Received(LoadBench bench) => bench.Host.Nodes.Select(node => node.Received).Where(count => count > 0).Distinct().Single();
}
