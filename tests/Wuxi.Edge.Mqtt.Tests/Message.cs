using System.Text;

namespace Wuxi.Edge.Mqtt.Tests;

public sealed record Message(string Topic, byte[] Payload, int Qos, bool Retain)
{
    public string Text => Encoding.UTF8.GetString(Payload);
}
