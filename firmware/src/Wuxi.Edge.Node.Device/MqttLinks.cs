using System;
using System.Security.Cryptography.X509Certificates;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Links over M2Mqtt, all with the same certificates. For the node's one loop.</summary>
    public sealed class MqttLinks : INodeLinks, IDisposable
    {
        private readonly X509Certificate _authority;
        private readonly X509Certificate _certificate;

        /// <param name="authority">Certificate of the workshop's authority; null: no TLS.</param>
        /// <param name="certificate">The node's certificate with its private key; null without TLS.</param>
        public MqttLinks(X509Certificate authority, X509Certificate certificate)
        {
            _authority = authority;
            _certificate = certificate;
        }

        /// <summary>The last link made; null before.</summary>
        public MqttLink Current { get; private set; }

        public INodeLink Make(NodeSettings settings, IMeanwhile meanwhile)
        {
            Dispose();
            Current = new MqttLink(settings.BrokerHost, settings.BrokerPort, settings.NodeId, _authority, _certificate);
            Current.Meanwhile = meanwhile;
            return Current;
        }

        /// <summary>Cuts the connection of the current link without DISCONNECT.</summary>
        public void Dispose()
        {
            if (Current != null)
            {
                Current.Dispose();
            }
        }
    }
}
