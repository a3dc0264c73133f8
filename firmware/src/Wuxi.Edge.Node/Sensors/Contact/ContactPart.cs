using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Dry contact, alone on a digital input: a machine's signal lamp, a door, an auxiliary contact.</summary>
    internal sealed class ContactPart : SensorPart
    {
        public override string Id
        {
            get { return "contact"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Digital; }
        }

        public override string[] Metrics
        {
            get { return ContactDecoder.Metrics; }
        }

        public override bool IsDouble(int metric)
        {
            return metric == ContactDecoder.Activations;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            DigitalBus bus = (DigitalBus)device.Bus;
            return new Contact(bus.Active == "low" ? 0 : 1, bus.DebounceUs, port, nowMs);
        }
    }
}
