using Wuxi.Edge.Node.Control;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of an MQ-7. Immutable once parsed.</summary>
    public sealed class Mq7Options : MqOptions, IDrivesPin
    {
        internal Mq7Options()
        {
        }

        /// <summary>Switch of the heater: on is 5 V, off 1.4 V, which is the safe state.</summary>
        public OutputOptions Driven { get; internal set; }
    }
}
