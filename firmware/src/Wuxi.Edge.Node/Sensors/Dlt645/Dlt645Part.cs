using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Three-phase electricity meter, DL/T 645-2007. Several share an RS-485 bus, each with its own address.</summary>
    internal sealed class Dlt645Part : SensorPart
    {
        private const double MaximumRatio = 10000;

        public override string Id
        {
            get { return "dlt645"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return Dlt645Decoder.Metrics; }
        }

        public override string SharingRule
        {
            get { return "only dlt645 meters with different addresses on one input"; }
        }

        public override bool IsDouble(int metric)
        {
            return metric == Dlt645Decoder.ActiveEnergy;
        }

        public override bool CanShare(object options, object otherOptions)
        {
            byte[] address = ((Dlt645Options)options).Address;
            byte[] other = ((Dlt645Options)otherOptions).Address;
            for (int i = 0; i < address.Length; i++)
            {
                if (address[i] != other[i])
                {
                    return true;
                }
            }

            return false;
        }

        public override object ReadOptions(SettingsLine line)
        {
            const string Expected = "the twelve digits on the meter's plate";
            Dlt645Options options = new Dlt645Options();
            string address = line.Text("address", Expected);
            if (address != null && !MeterAddress.TryParse(address, options.Address))
            {
                line.Fault("address=" + address, Expected);
            }

            options.Ct = line.OptionalNumber("ct", 1, MaximumRatio, 1);
            options.Pt = line.OptionalNumber("pt", 1, MaximumRatio, 1);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Dlt645((Dlt645Options)device.Options, port, nowMs);
        }
    }
}
