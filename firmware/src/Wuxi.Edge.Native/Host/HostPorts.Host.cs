using System.Collections.Concurrent;

namespace Wuxi.Edge.Native
{
    /// <summary>The host ports that belong to the open handles of one driver. Safe for use by many threads.</summary>
    internal sealed class HostPorts<T>
        where T : class
    {
        private readonly ConcurrentDictionary<int, T> _ports = new ConcurrentDictionary<int, T>();

        internal void Add(int handle, T port)
        {
            _ports[handle] = port;
        }

        /// <summary>The port of an open handle, or null.</summary>
        internal T Find(int handle)
        {
            return _ports.TryGetValue(handle, out T port) ? port : null;
        }

        internal T Remove(int handle)
        {
            return _ports.TryRemove(handle, out T port) ? port : null;
        }
    }
}
