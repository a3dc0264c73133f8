using Wuxi.Edge.Node.Tests.Fakes;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Session;

/// <summary>What a session begins with.</summary>
public class BirthTests
{
    [Fact]
    public void Nothing_is_sent_before_the_host_is_there_and_births_come_before_data()
    {
        var rig = new NodeRig(NodeRig.Head + NodeRig.Smoke);
        rig.Run(10_000);
        Assert.Single(rig.Link.Connects);
        Assert.InRange(rig.Link.Connects[0].AtMs, 0, 2000);
        Assert.Empty(rig.Table());

        rig.HostOnline();
        rig.Run(1_000);
        Assert.Equal(["10.000 NBIRTH", "10.000 DBIRTH smoke-1", "10.000 DDATA smoke-1 #1 historical"], rig.Table());

        rig.Smoulder(12, 1_000);
        Assert.Equal(["11.000 DDATA smoke-1 #2"], rig.Table());
    }
}
