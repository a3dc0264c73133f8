using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests.Model;

/// <summary>
/// What lies between node and gateway: loses, doubles and swaps messages. Births of the node and its wills are not overtaken,
/// which a broker never does, and wills are not lost (QoS 1).
/// </summary>
internal sealed class UnreliableNetwork(Random random, Action<string, byte[]> deliver)
{
    private readonly List<(MessageType Type, byte[] Payload)> _queue = [];

    /// <summary>Share of data messages that are lost.</summary>
    public double Loss { get; set; }

    /// <summary>Share of data messages that come twice, and that are overtaken.</summary>
    public double Disorder { get; set; }

    public void Send(MessageType type, byte[] payload) => _queue.Add((type, payload));

    /// <summary>Delivers up to <paramref name="count"/> messages; to nobody when the gateway is away.</summary>
    public void Deliver(int count, bool isGatewayThere)
    {
        for (; count > 0 && _queue.Count > 0; count--)
        {
            int at = Pick();
            (MessageType type, byte[] payload) = _queue[at];
            bool isDoubled = type is MessageType.DData or MessageType.NData && random.NextDouble() < Disorder;
            if (!isDoubled)
            {
                _queue.RemoveAt(at);
            }

            bool isLost = type != MessageType.NDeath && random.NextDouble() < Loss;
            if (isGatewayThere && !isLost)
            {
                string device = type is MessageType.DBirth or MessageType.DData ? "meter-1" : null!;
                deliver(Topic.Format("W1", type, ReferenceNode.Id, device), payload);
            }
        }
    }

    private int Pick()
    {
        int at = 0;
        while (at + 1 < _queue.Count && !IsBarrier(at) && !IsBarrier(at + 1) && random.NextDouble() < Disorder)
        {
            at++;
        }

        return at;
    }

    private bool IsBarrier(int at) => _queue[at].Type is MessageType.NBirth or MessageType.NDeath;
}
