using Wuxi.Edge.Node;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>A node's link, with what it allocates counted: on the chip that is M2Mqtt.</summary>
internal sealed class OutsideLink(INodeLink link, Outside outside) : INodeLink
{
    public bool IsConnected
    {
        get
        {
            using Outside.Stay stay = outside.Enter();
            return link.IsConnected;
        }
    }

    public bool Connect(string willTopic, byte[] will, string[] subscriptions)
    {
        using Outside.Stay stay = outside.Enter();
        return link.Connect(willTopic, will, subscriptions);
    }

    public void Disconnect()
    {
        using Outside.Stay stay = outside.Enter();
        link.Disconnect();
    }

    public bool Publish(string topic, byte[] payload, int count, int qos, bool retain)
    {
        outside.Births += topic.Contains("/DBIRTH/", StringComparison.Ordinal) || topic.Contains("/DDEATH/", StringComparison.Ordinal) ? 1 : 0;
        using Outside.Stay stay = outside.Enter();
        return link.Publish(topic, payload, count, qos, retain);
    }

    public bool Receive(InboundMessage into)
    {
        using Outside.Stay stay = outside.Enter();
        return link.Receive(into);
    }
}
