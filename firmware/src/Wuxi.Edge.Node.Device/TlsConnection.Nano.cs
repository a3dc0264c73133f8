using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// A TLS 1.2 connection to a server that one authority vouches for. Twin of TlsConnection.Host.cs. The TCP stack connects as long as it
    /// likes, so it does that on a thread that is left behind when the limit is over, and then ends by itself. For one loop.
    /// </summary>
    internal sealed class TlsConnection : IDisposable
    {
        private readonly ManualResetEvent _done = new ManualResetEvent(false);
        private readonly object _gate = new object();
        private readonly string _host;
        private readonly int _port;
        private readonly X509Certificate _authority;
        private readonly int _limitMs;

        // Under the gate until the thread has ended.
        private Socket _socket;
        private SslStream _stream;
        private Exception _failure;
        private bool _isGivenUp;

        private TlsConnection(string host, int port, X509Certificate authority, int limitMs)
        {
            _host = host;
            _port = port;
            _authority = authority;
            _limitMs = limitMs;
        }

        /// <exception cref="Exception">It cannot be reached in time, or is not trusted; the message says which.</exception>
        internal static TlsConnection Open(string host, int port, X509Certificate authority, int limitMs)
        {
            var connection = new TlsConnection(host, port, authority, limitMs);
            new Thread(connection.Run).Start();
            if (!connection._done.WaitOne(limitMs, false))
            {
                connection.Dispose();
                throw new Exception("no answer from " + host + " within " + limitMs.ToString() + " ms");
            }

            if (connection._failure != null)
            {
                connection.Dispose();
                throw connection._failure;
            }

            return connection;
        }

        internal int Read(byte[] into, int offset, int count)
        {
            return _stream.Read(into, offset, count);
        }

        internal void Write(byte[] bytes, int count)
        {
            _stream.Write(bytes, 0, count);
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _isGivenUp = true;
                Drop();
            }
        }

        private void Drop()
        {
            try
            {
                if (_stream != null)
                {
                    _stream.Dispose();
                }
                else if (_socket != null)
                {
                    _socket.Close();
                }
            }
            catch (Exception e)
            {
                _failure = _failure ?? e;
            }

            _stream = null;
            _socket = null;
        }

        private void Run()
        {
            try
            {
                IPAddress address = Dns.GetHostEntry(_host).AddressList[0];
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.ReceiveTimeout = _limitMs;
                socket.SendTimeout = _limitMs;
                lock (_gate)
                {
                    _socket = socket;
                }

                socket.Connect(new IPEndPoint(address, _port));
                var stream = new SslStream(socket);
                stream.SslVerification = SslVerification.CertificateRequired;
                stream.AuthenticateAsClient(_host, null, _authority, SslProtocols.Tls12);
                lock (_gate)
                {
                    _stream = stream;
                    if (_isGivenUp)
                    {
                        Drop();
                    }
                }
            }
            catch (Exception e)
            {
                _failure = e;
            }
            finally
            {
                _done.Set();
            }
        }
    }
}
