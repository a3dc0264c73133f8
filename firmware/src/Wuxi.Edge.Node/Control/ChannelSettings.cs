namespace Wuxi.Edge.Node.Control
{
    /// <summary>One channel of a row, as set. Immutable once parsed.</summary>
    public sealed class ChannelSettings
    {
        internal ChannelSettings(string device, string metric)
        {
            Device = device;
            Metric = metric;
        }

        /// <summary>Device id of the instrument.</summary>
        public string Device { get; private set; }

        /// <summary>Its metric.</summary>
        public string Metric { get; private set; }
    }
}
