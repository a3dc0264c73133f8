using Wuxi.Edge.Ingest.Tests.Fakes;
using Wuxi.Edge.Testing.Load;

namespace Wuxi.Edge.Ingest.Tests.Load;

/// <summary>
/// Five hundred nodes come back at once, each with a week of backlog and a live record a second. Between them and the host lies a
/// queue in the order of sending, as sockets and broker are, out of which the host takes 40 messages a millisecond.
/// </summary>
public class ManyBacklogsTests
{
    private const int Nodes = 500;
    private const ulong Week = 7 * 24 * 3600;
    private const int MessagesPerMs = 40;
    private const int Seconds = 8;

    /// <summary>A hundred milliseconds of work.</summary>
    private const int MostAhead = 100 * MessagesPerMs;

    [Fact]
    public void No_live_record_waits_a_hundred_milliseconds_and_the_backlogs_drain_as_fast_as_the_host_can()
    {
        var link = new RecordingLink();
        LoadBench bench = new LoadBench(Nodes, points: 1, alarmEvery: 0, link: link).Bear();
        BacklogNode[] nodes = [.. bench.Nodes.Select(node => new BacklogNode(node, Week))];
        Dictionary<string, BacklogNode> byId = Enumerable.Range(0, Nodes).ToDictionary(LoadPlant.NodeId, index => nodes[index]);
        link.OnSent = command =>
        {
            if (command.Node is { } node)
            {
                byId[node].Hear(command, bench.Time.NowMs);
            }
        };
        var queue = new Queue<(BacklogNode Node, byte[] Payload)>();
        int most = 0;
        long handled = 0;
        for (int ms = 0; ms < Seconds * 1000; ms++)
        {
            for (int index = 0; index < Nodes; index++)
            {
                foreach (byte[] payload in nodes[index].Backlog(bench.Time.NowMs))
                {
                    queue.Enqueue((nodes[index], payload));
                }

                if ((ms + (2 * index)) % 1000 == 0)
                {
                    most = Math.Max(most, queue.Count);
                    queue.Enqueue((nodes[index], nodes[index].Live(bench.Time.NowMs)));
                }
            }

            for (int i = 0; i < MessagesPerMs && queue.TryDequeue(out (BacklogNode Node, byte[] Payload) message); i++)
            {
                handled++;
                bench.Send(message.Node.Node, message.Payload);
            }

            bench.Time.Advance(TimeSpan.FromMilliseconds(1));
            if (ms % 20 == 19)
            {
                bench.Pass(0);
            }
        }

        Assert.InRange(most, 1, MostAhead);
        Assert.Equal(0, nodes.Sum(node => node.Resent));
        // The first seconds go by with opening the windows.
        Assert.InRange(handled, Seconds * 1000 * MessagesPerMs / 2, long.MaxValue);
    }
}
