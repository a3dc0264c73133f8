namespace Wuxi.Edge.Node.Settings
{
    /// <summary>All that a node is told (<see cref="SettingsParser"/>). Immutable once parsed.</summary>
    public sealed class NodeSettings
    {
        private string _broker;

        internal NodeSettings()
        {
            Buses = new BusSettings[0];
            Devices = new DeviceSettings[0];
            Points = new PointTable();
        }

        /// <summary>Sparkplug edge node id.</summary>
        public string NodeId { get; internal set; }

        /// <summary>Sparkplug group id: the workshop.</summary>
        public string Group { get; internal set; }

        /// <summary>Sparkplug host id of the gateway.</summary>
        public string HostId { get; internal set; }

        /// <summary>Name or address of the broker.</summary>
        public string BrokerHost { get; internal set; }

        /// <summary>TLS port of the broker.</summary>
        public int BrokerPort { get; internal set; }

        /// <summary>Broker and port in one text, host:port; made once, for it goes into every birth.</summary>
        public string Broker
        {
            get
            {
                if (_broker == null)
                {
                    _broker = BrokerHost + ":" + BrokerPort.ToString();
                }

                return _broker;
            }
        }

        /// <summary>The inputs, in the order of the text.</summary>
        public BusSettings[] Buses { get; internal set; }

        /// <summary>The instruments, in the order of the text.</summary>
        public DeviceSettings[] Devices { get; internal set; }

        /// <summary>The points of all instruments.</summary>
        internal PointTable Points { get; private set; }

        /// <summary>The input with this id, or null.</summary>
        public BusSettings FindBus(string id)
        {
            for (int i = 0; i < Buses.Length; i++)
            {
                if (Buses[i].Id == id)
                {
                    return Buses[i];
                }
            }

            return null;
        }

        /// <summary>The same devices and all else, with the broker and the host of others.</summary>
        internal NodeSettings With(NodeSettings connection)
        {
            NodeSettings settings = (NodeSettings)MemberwiseClone();
            settings.HostId = connection.HostId;
            settings.BrokerHost = connection.BrokerHost;
            settings.BrokerPort = connection.BrokerPort;
            settings._broker = null;
            return settings;
        }

        /// <summary>Whether a node with these reaches the same gateway by the same broker.</summary>
        internal bool HasConnectionOf(NodeSettings other)
        {
            return HostId == other.HostId && BrokerHost == other.BrokerHost && BrokerPort == other.BrokerPort;
        }

        /// <summary>Whether records taken under the one mean the same under the other: same devices, points and units in the same order.</summary>
        internal bool HasLayoutOf(NodeSettings other)
        {
            if (Devices.Length != other.Devices.Length)
            {
                return false;
            }

            for (int i = 0; i < Devices.Length; i++)
            {
                if (!Devices[i].HasLayoutOf(other.Devices[i]))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The instrument with this id, or null.</summary>
        public DeviceSettings FindDevice(string id)
        {
            for (int i = 0; i < Devices.Length; i++)
            {
                if (Devices[i].Id == id)
                {
                    return Devices[i];
                }
            }

            return null;
        }
    }
}
