using Wuxi.Edge.Benchmarks.Node;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Heap;
using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>What <c>edge check</c> reckons for a node's heap, against its objects counted one by one: never below, and at most 15 % above.</summary>
[Collection(nameof(RetainedTests))]
public class HeapEstimateTests
{
    private const double Above = 1.15;

    public static TheoryData<string> Parts => [.. PartCatalogue.All.Where(part => part.Section == "devices").Select(part => part.Id)];

    public static TheoryData<string> Workshops =>
    [
        "node/every-family/workshop.yaml", "node/twelve-instruments/workshop.yaml", "workshop/good-interlocks/workshop.yaml",
        "workshop/good-meters/workshop.yaml", "workshop/good-equipment/workshop.yaml", "workshop/good-small/workshop.yaml", "week/week.workshop.yaml",
    ];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_node_with_instruments_of_one_part(string id)
    {
        Part part = PartCatalogue.Find(id)!;
        for (int count = 1; count <= HeapCases.Most(part); count++)
        {
            Check(HeapCases.Make(part, count, 1), 0);
            Check(HeapCases.Make(part, count, part.Metrics.Count), 0);
        }
    }

    [Theory]
    [MemberData(nameof(Workshops))]
    public void The_nodes_of_a_workshop(string file)
    {
        WorkshopModel workshop = WorkshopReader.ReadFile(Path.Combine(Repository.Cases("."), file)).Model!;
        for (int i = 0; i < workshop.Nodes.Count; i++)
        {
            Check(workshop, i);
        }
    }

    [Fact]
    public void The_budget_is_that_of_the_count() =>
        Assert.Equal((NodeMemory.BudgetBytes, NodeMemory.M2MqttBytes), (HeapBudget.WithoutPsram, HeapBudget.M2Mqtt));

    private static void Check(WorkshopModel workshop, int node)
    {
        long counted = NodeMemory.Of(workshop, node, false).Bytes;
        Assert.InRange(NodeHeap.Estimate(workshop.Id, workshop.Nodes[node]), counted, (long)(counted * Above));
    }
}
