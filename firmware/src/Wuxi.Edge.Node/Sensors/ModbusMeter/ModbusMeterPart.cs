using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Three-phase electricity meter with Modbus RTU. Several, of any profile, share an RS-485 bus, each with its own address.</summary>
    internal sealed class ModbusMeterPart : SensorPart
    {
        private const double MaximumRatio = 10000;

        private readonly string _id;
        private ModbusProfile _profile;

        /// <param name="id">Word in the settings, one that <see cref="ModbusProfiles.Make"/> knows.</param>
        internal ModbusMeterPart(string id)
        {
            _id = id;
        }

        public override string Id
        {
            get { return _id; }
        }

        public override string Family
        {
            get { return "modbus"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return ModbusProfiles.MetricsOf(_id); }
        }

        public override string SharingRule
        {
            get { return "only Modbus meters with different addresses on one input"; }
        }

        /// <summary>Made when it is first asked for.</summary>
        private ModbusProfile Profile
        {
            get { return _profile ?? (_profile = ModbusProfiles.Make(_id)); }
        }

        public override bool IsDouble(int metric)
        {
            return Metrics[metric].EndsWith("-energy");
        }

        public override bool CanShare(object options, object otherOptions)
        {
            return ((ModbusMeterOptions)options).Address != ((ModbusMeterOptions)otherOptions).Address;
        }

        public override object ReadOptions(SettingsLine line)
        {
            ModbusMeterOptions options = new ModbusMeterOptions();
            options.Address = line.Integer("address", ModbusMeterFrames.MinimumAddress, ModbusMeterFrames.MaximumAddress);
            options.Ct = line.OptionalNumber("ct", 1, MaximumRatio, 1);
            options.Pt = line.OptionalNumber("pt", 1, MaximumRatio, 1);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new ModbusMeter(Profile, (ModbusMeterOptions)device.Options, port, nowMs);
        }
    }
}
