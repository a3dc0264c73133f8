namespace Wuxi.Edge.Node.Device
{
    /// <summary>
    /// Messages between the MQTT library's thread, which puts them in, and the node's loop, which takes them out. Holds
    /// <see cref="Capacity"/> of them; when it is full the oldest gives way, because the newest STATE and the newest
    /// "stored through" are the ones that count. Any thread.
    /// </summary>
    public sealed class InboundQueue
    {
        /// <summary>Messages: the eight pieces of the longest settings, and as many besides as a loop that stood still for ten seconds must not miss.</summary>
        public const int Capacity = 20;

        private readonly object _gate = new object();

        // Topic and payload of each, one behind the other.
        private readonly object[] _messages = new object[2 * Capacity];
        private int _first;
        private int _count;
        private int _dropped;

        /// <summary>Messages that gave way to newer ones.</summary>
        public int Dropped
        {
            get
            {
                lock (_gate)
                {
                    return _dropped;
                }
            }
        }

        public void Put(string topic, byte[] payload)
        {
            lock (_gate)
            {
                if (_count == Capacity)
                {
                    Forget();
                    _dropped++;
                }

                int last = (_first + _count) % Capacity;
                _messages[2 * last] = topic;
                _messages[(2 * last) + 1] = payload;
                _count++;
            }
        }

        /// <summary>The oldest message; false when there is none.</summary>
        public bool Take(InboundMessage into)
        {
            lock (_gate)
            {
                if (_count == 0)
                {
                    return false;
                }

                into.Topic = (string)_messages[2 * _first];
                into.Payload = (byte[])_messages[(2 * _first) + 1];
                into.Count = into.Payload.Length;
                Forget();
                return true;
            }
        }

        public void Clear()
        {
            lock (_gate)
            {
                while (_count > 0)
                {
                    Forget();
                }
            }
        }

        private void Forget()
        {
            _messages[2 * _first] = null;
            _messages[(2 * _first) + 1] = null;
            _first = (_first + 1) % Capacity;
            _count--;
        }
    }
}
