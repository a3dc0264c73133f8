using Wuxi.Edge.Node.Link;
using Wuxi.Edge.Node.Tests.Fakes;

namespace Wuxi.Edge.Node.Tests.Session;

/// <summary>
/// An hour of bad luck: messages lost both ways, cut connections, a host that comes and goes, sensors that fail. The gateway of the
/// tests holds the node to the rules of a session all the while; in the end every record has arrived.
/// </summary>
public class RandomSessionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void In_the_end_every_record_has_arrived_and_the_store_is_empty(int seed)
    {
        var random = new Random(seed);
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke, seed: (ulong)seed) { IsConfirming = true };
        rig.Gateway.Arrives = _ => random.Next(50) > 0;
        long stateMs = 1;
        rig.HostOnline(stateMs);
        for (int second = 0; second < 3600; second++)
        {
            rig.SmokeInput.Milliamperes = random.Next(30) == 0 ? 0 : 4 + random.Next(4);
            switch (random.Next(200))
            {
                case 0:
                    rig.Link.Cut();
                    break;
                case 1 or 2:
                    rig.Link.Restore();
                    break;
                case 3:
                    rig.HostOffline(stateMs);
                    break;
                case 4 or 5:
                    rig.HostOnline(++stateMs);
                    break;
                case 6:
                    rig.Link.FailingPublishes = 1;
                    break;
                case 7 or 8:
                    rig.IsConfirming = !rig.IsConfirming;
                    break;
                default:
                    break;
            }

            rig.Run(1_000);
        }

        rig.Gateway.Arrives = _ => true;
        rig.IsConfirming = true;
        rig.Link.Restore();
        rig.Link.FailingPublishes = 0;
        rig.HostOnline(++stateMs);
        rig.Node.IsSampling = false;
        rig.Run(600_000);

        Assert.True(rig.Store.Last > 1000, $"only {rig.Store.Last} records");
        Assert.Equal(Enumerable.Range(1, (int)rig.Store.Last).Select(i => (ulong)i), rig.Gateway.Stored.Keys);
        Assert.Equal(0, rig.Node.PendingRecords);
        Assert.Equal(rig.Store.Last, rig.Node.Statistics.RecordsConfirmed);
        Assert.Equal(0UL, rig.Node.Statistics.RecordsDropped);
        Assert.InRange(rig.Gateway.MostUnderWay, 1, BacklogWindow.Capacity);
        Assert.Equal(rig.Store.Last, rig.Node.Statistics.RecordsTaken);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_a_small_store_drops_is_below_its_announced_First_and_nothing_else_is_missing(int seed)
    {
        var random = new Random(seed);
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke, capacityRecords: 40, seed: (ulong)seed) { IsConfirming = true };
        rig.HostOnline();
        for (int minute = 0; minute < 60; minute++)
        {
            if (random.Next(4) == 0)
            {
                rig.Link.Cut();
            }
            else if (random.Next(2) == 0)
            {
                rig.Link.Restore();
            }

            for (int second = 0; second < 60; second++)
            {
                rig.Smoulder(4 + random.Next(10), 1_000);
            }
        }

        rig.Link.Restore();
        rig.Node.IsSampling = false;
        rig.Run(300_000);
        Assert.True(rig.Node.Statistics.RecordsDropped > 0);
        Assert.Equal(0, rig.Node.PendingRecords);
        Assert.True(rig.Gateway.First > 1 && rig.Gateway.First <= rig.Store.Last + 1);
        ulong[] missing = [.. Enumerable.Range(1, (int)rig.Store.Last).Select(i => (ulong)i).Except(rig.Gateway.Stored.Keys)];

        // Some that were dropped had arrived, and only their confirmation had not.
        Assert.InRange((ulong)missing.Length, 1UL, rig.Node.Statistics.RecordsDropped);
        Assert.All(missing, number => Assert.True(number < rig.Gateway.First, $"{number} is missing, First is {rig.Gateway.First}"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        string[] first = Table(7);
        Assert.Equal(first, Table(7));
        Assert.NotEqual(first, Table(8));

        static string[] Table(ulong seed)
        {
            var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke, seed: seed);
            rig.HostOnline();
            for (int i = 0; i < 60; i++)
            {
                rig.Smoulder(4 + (i % 7), 1_000);
            }

            return rig.Table();
        }
    }
}
