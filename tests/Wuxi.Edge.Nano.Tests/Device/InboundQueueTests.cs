using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;

namespace Wuxi.Edge.Nano.Tests.Device;

public class InboundQueueTests
{
    [Fact]
    public void It_gives_messages_in_order_and_is_empty_then()
    {
        var queue = new InboundQueue();
        var message = new InboundMessage();
        for (int round = 0; round < 3; round++)
        {
            Enumerable.Range(0, 20).ToList().ForEach(i => queue.Put($"t{i}", [(byte)i, 1]));
            for (int i = 0; i < 20; i++)
            {
                Assert.True(queue.Take(message));
                Assert.Equal(($"t{i}", i, 2), (message.Topic, message.Payload[0], message.Count));
            }

            Assert.False(queue.Take(message));
        }

        Assert.Equal(0, queue.Dropped);
    }

    [Fact]
    public void When_it_is_full_the_oldest_gives_way()
    {
        var queue = new InboundQueue();
        var message = new InboundMessage();
        Enumerable.Range(0, InboundQueue.Capacity + 5).ToList().ForEach(i => queue.Put($"t{i}", [(byte)i]));
        Assert.Equal(5, queue.Dropped);
        Assert.True(queue.Take(message));
        Assert.Equal("t5", message.Topic);

        queue.Clear();
        Assert.False(queue.Take(message));
    }
}
