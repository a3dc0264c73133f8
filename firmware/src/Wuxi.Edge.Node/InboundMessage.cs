namespace Wuxi.Edge.Node
{
    /// <summary>A message from the broker. The link fills one that the node uses again and again.</summary>
    public sealed class InboundMessage
    {
        public string Topic { get; set; }

        /// <summary>Holds the payload from its beginning on; valid until the next <see cref="INodeLink.Receive"/>.</summary>
        public byte[] Payload { get; set; }

        /// <summary>Bytes of <see cref="Payload"/> that count.</summary>
        public int Count { get; set; }
    }
}
