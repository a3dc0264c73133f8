using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// A kind of instrument: what it measures, what must be set for it, and how to make its driver. Without state. Must agree with <c>PartCatalogue</c> of Wuxi.Edge.Workshop, which a test compares.
    /// </summary>
    public abstract class SensorPart
    {
        /// <summary>Word in the settings.</summary>
        public abstract string Id { get; }

        /// <summary>Only instruments of one family may hang on one input: they speak the same protocol.</summary>
        public virtual string Family
        {
            get { return Id; }
        }

        /// <summary>Kind of input it hangs on, one of <see cref="BusKinds"/>.</summary>
        public abstract string BusKind { get; }

        /// <summary>What it measures, as metric names on the wire. Made anew at each call: none is kept once the settings are read.</summary>
        public abstract string[] Metrics { get; }

        /// <summary><see cref="Metrics"/> in one text.</summary>
        public string MetricNames
        {
            get { return Words.Join(Metrics); }
        }

        /// <summary>Which instruments may hang on one input, in words.</summary>
        public virtual string SharingRule
        {
            get { return "an input of its own for a " + Id; }
        }

        /// <summary>Whether a metric needs more digits than Float has (counters).</summary>
        public virtual bool IsDouble(int metric)
        {
            return false;
        }

        /// <summary>Whether two instruments of this family may hang on one input.</summary>
        public virtual bool CanShare(object options, object otherOptions)
        {
            return false;
        }

        /// <summary>Reads the options of its own from a device line; faults go to the line. Null when it has none.</summary>
        public virtual object ReadOptions(SettingsLine line)
        {
            return null;
        }

        /// <summary>Reports what makes an input unfit for it.</summary>
        public virtual void CheckBus(SettingsLine line, BusSettings bus)
        {
        }

        /// <summary>The node's own behaviour, which is judged after all instruments have been looked at.</summary>
        public virtual bool IsBehaviour
        {
            get { return false; }
        }

        /// <summary>Name of the command it takes, a Boolean; null when it takes none.</summary>
        public virtual string Command
        {
            get { return null; }
        }

        /// <summary>Reports what does not go together with the lines above, and finds what the options name there.</summary>
        /// <param name="line">The line of the device.</param>
        /// <param name="settings">What the lines above say.</param>
        /// <param name="options">What <see cref="ReadOptions"/> made of the line.</param>
        internal virtual void CheckAgainst(SettingsLine line, NodeSettings settings, object options)
        {
        }

        /// <summary>Makes the driver of one instrument.</summary>
        /// <param name="device">Its settings.</param>
        /// <param name="port">Where it hangs; for a part of kind <see cref="BusKinds.None"/>, only what is inside the node.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal abstract Sensor Create(DeviceSettings device, BusPort port, long nowMs);
    }
}
