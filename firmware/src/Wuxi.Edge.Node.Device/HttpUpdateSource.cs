using System;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Wuxi.Edge.Node.Update;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// Images by HTTPS: one connection, one GET with a range from the offset to the end, whose answer is read piece by piece. The server must show a
    /// certificate of the workshop's authority. HTTP is spoken here and not by the package System.Net.Http, which would cost flash and RAM for
    /// one request. For the node's loop.
    /// </summary>
    public sealed class HttpUpdateSource : IUpdateSource, IDisposable
    {
        private const int LimitMs = 8000;

        private readonly X509Certificate _authority;
        private readonly HttpHead _head = new HttpHead();
        private readonly byte[] _start = new byte[HttpHead.MostBytes];
        private TlsConnection _connection;

        // Bytes of the body that came with the head.
        private int _spare;
        private int _spareEnd;
        private int _left;

        /// <param name="authority">Certificate of the workshop's authority.</param>
        public HttpUpdateSource(X509Certificate authority)
        {
            _authority = authority;
        }

        /// <summary>Why the last call failed, in words; null when nothing did.</summary>
        public string Fault { get; private set; }

        public bool Open(string url, int offset)
        {
            Close();
            Fault = null;
            try
            {
                HttpAddress address = HttpAddress.Of(url);
                if (address == null)
                {
                    Fault = "no address: " + url;
                    return false;
                }

                _connection = TlsConnection.Open(address.Host, address.Port, _authority, LimitMs);
                byte[] request = Encoding.UTF8.GetBytes(
                    "GET " + address.Path + " HTTP/1.1\r\nHost: " + address.Host + ":" + address.Port.ToString()
                    + "\r\nRange: bytes=" + offset.ToString() + "-\r\nConnection: close\r\n\r\n");
                _connection.Write(request, request.Length);
                if (ReadHead() && _head.IsBodyFrom(offset))
                {
                    _left = _head.Length;
                    return true;
                }

                Fault = Fault == null ? "status " + _head.Status.ToString() + " in place of " + url + " from byte " + offset.ToString() : Fault;
            }
            catch (Exception e)
            {
                Fault = e.Message;
            }

            Close();
            return false;
        }

        public int Read(byte[] into, int count)
        {
            int done = 0;
            int wanted = count < _left ? count : _left;
            try
            {
                while (done < wanted)
                {
                    int more = ReadSome(into, done, wanted - done);
                    if (more <= 0)
                    {
                        Fault = "the server ended the connection";
                        break;
                    }

                    done += more;
                }
            }
            catch (Exception e)
            {
                Fault = e.Message;
            }

            _left -= done;
            return done == 0 && wanted > 0 ? -1 : done;
        }

        public void Close()
        {
            if (_connection != null)
            {
                _connection.Dispose();
                _connection = null;
            }

            _left = 0;
            _spare = 0;
            _spareEnd = 0;
        }

        public void Dispose()
        {
            Close();
        }

        private int ReadSome(byte[] into, int offset, int count)
        {
            int spare = _spareEnd - _spare;
            if (spare == 0)
            {
                return _connection.Read(into, offset, count);
            }

            int taken = spare < count ? spare : count;
            Array.Copy(_start, _spare, into, offset, taken);
            _spare += taken;
            return taken;
        }

        private bool ReadHead()
        {
            int count = 0;
            int end = 0;
            while (end == 0)
            {
                int more = count < _start.Length ? _connection.Read(_start, count, _start.Length - count) : 0;
                if (more <= 0)
                {
                    Fault = "the server's answer has no head within " + HttpHead.MostBytes.ToString() + " bytes";
                    return false;
                }

                count += more;
                end = HttpHead.End(_start, count);
            }

            _spare = end;
            _spareEnd = count;
            if (_head.Read(_start, end))
            {
                return true;
            }

            Fault = "the server's answer is not understood";
            return false;
        }
    }
}
