namespace Wuxi.Edge.Node
{
    /// <summary>
    /// One MQTT 3.1.1 connection to the node's broker, clean session, keep-alive 30 s. Used by the node's one loop; never throws.
    /// What arrives between two calls of <see cref="Receive"/> is queued; a full queue drops the oldest.
    /// </summary>
    public interface INodeLink
    {
        /// <summary>False from the moment the connection is known to be lost.</summary>
        bool IsConnected { get; }

        /// <summary>
        /// Connects with this will (QoS 1, not retained; pure ASCII, because M2Mqtt takes it as a string) and subscribes
        /// (QoS 1). The will's buffer is the caller's again on return. Returns within 10 s; false, and nothing left behind, when any of it failed. Forgets messages of an earlier connection.
        /// </summary>
        bool Connect(string willTopic, byte[] will, string[] subscriptions);

        /// <summary>Ends the connection with a DISCONNECT, so that the broker drops the will. Harmless when there is none.</summary>
        void Disconnect();

        /// <summary>Hands a message over; the buffer is the caller's again on return. False when the connection is lost.</summary>
        bool Publish(string topic, byte[] payload, int count, int qos, bool retain);

        /// <summary>Takes the oldest message that has arrived; false when there is none. Never waits.</summary>
        bool Receive(InboundMessage into);
    }
}
