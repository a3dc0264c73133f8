using System;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>A TLS 1.2 connection to a server that one authority vouches for. Twin of TlsConnection.Nano.cs. For one loop.</summary>
    internal sealed class TlsConnection : IDisposable
    {
        private readonly TcpClient _client;
        private readonly SslStream _stream;

        private TlsConnection(TcpClient client, SslStream stream)
        {
            _client = client;
            _stream = stream;
        }

        /// <exception cref="Exception">It cannot be reached in time, or is not trusted; the message says which.</exception>
        internal static TlsConnection Open(string host, int port, X509Certificate authority, int limitMs)
        {
            var client = new TcpClient();
            try
            {
                if (!client.ConnectAsync(host, port).Wait(limitMs))
                {
                    throw new TimeoutException("no answer from " + host + " within " + limitMs.ToString() + " ms");
                }

                client.ReceiveTimeout = limitMs;
                client.SendTimeout = limitMs;
                var stream = new SslStream(client.GetStream());
                var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
                chain.CustomTrustStore.Add(new X509Certificate2(authority));
                stream.AuthenticateAsClient(new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    EnabledSslProtocols = SslProtocols.Tls12,
                    CertificateChainPolicy = chain,
                });
                return new TlsConnection(client, stream);
            }
            catch
            {
                client.Dispose();
                throw;
            }
        }

        internal int Read(byte[] into, int offset, int count)
        {
            return _stream.Read(into, offset, count);
        }

        internal void Write(byte[] bytes, int count)
        {
            _stream.Write(bytes, 0, count);
            _stream.Flush();
        }

        public void Dispose()
        {
            _stream.Dispose();
            _client.Dispose();
        }
    }
}
