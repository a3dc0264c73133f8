using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>Takes <c>https://HOST[:PORT]/PATH</c> apart. Immutable.</summary>
    public sealed class HttpAddress
    {
        private const int Prefix = 8;
        private const int DefaultPort = 443;

        private HttpAddress(string host, int port, string path)
        {
            Host = host;
            Port = port;
            Path = path;
        }

        public string Host { get; private set; }

        public int Port { get; private set; }

        /// <summary>Begins with a slash.</summary>
        public string Path { get; private set; }

        /// <summary>The parts of an address that <see cref="UpdateOrderParser"/> has passed; null when its port is no number.</summary>
        public static HttpAddress Of(string url)
        {
            int slash = url.IndexOf('/', Prefix);
            string authority = url.Substring(Prefix, slash - Prefix);
            int colon = authority.LastIndexOf(':');
            int port = DefaultPort;
            if (colon >= 0 && (!NumberText.TryInteger(authority.Substring(colon + 1), out port) || port == 0 || port > 65535))
            {
                return null;
            }

            return new HttpAddress(colon < 0 ? authority : authority.Substring(0, colon), port, url.Substring(slash));
        }
    }
}
