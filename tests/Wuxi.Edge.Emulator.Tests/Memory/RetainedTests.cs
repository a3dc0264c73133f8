using Wuxi.Edge.Benchmarks.Node;
using Wuxi.Edge.Testing;
using Xunit.Abstractions;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>
/// What the node keeps in the managed heap of a chip, as it was when it was last counted: more must be meant. Beside the 72 KB of M2Mqtt
/// the budget of 100 KB leaves 28.
/// </summary>
[Collection(nameof(RetainedTests))]
public class RetainedTests(ITestOutputHelper output)
{
    private const double Margin = 0.05;

    [Fact]
    public void A_node_of_the_demonstration()
    {
        NanoHeap heap = NodeMemory.OfTheDemo();
        Check(heap, 20_544);
        Assert.InRange(heap.Bytes, 1, NodeMemory.BudgetBytes - NodeMemory.M2MqttBytes);
    }

    [Fact]
    public void A_node_with_twelve_mixed_instruments()
    {
        NanoHeap heap = NodeMemory.OfTwelveInstruments();
        Check(heap, 28_320);
        Assert.InRange(heap.Bytes, 1, NodeMemory.BudgetBytes - NodeMemory.M2MqttBytes);
    }

    [Fact]
    public void A_node_with_an_instrument_of_every_family() => Check(NodeMemory.OfEveryFamily(), 36_420);

    private void Check(NanoHeap heap, long counted)
    {
        foreach ((string type, long bytes) in heap.ByType.Take(25))
        {
            output.WriteLine($"{bytes,7} {type}");
        }

        foreach ((string owner, long bytes) in heap.ByOwner.Take(150))
        {
            output.WriteLine($"{bytes,7} {owner}");
        }

        output.WriteLine($"{heap.Bytes,7} of {NodeMemory.BudgetBytes - NodeMemory.M2MqttBytes}");
        Assert.InRange(heap.Bytes, (long)(counted * (1 - Margin)), (long)(counted * (1 + Margin)));
    }
}
