using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Current clamps, and perhaps a voltage, that measure what a machine takes.</summary>
    internal sealed class CtClampPart : SensorPart
    {
        private const double NominalVolts = 220;
        private const double MostDelayUs = 800;

        public override string Id
        {
            get { return "ct-clamp"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Ac; }
        }

        public override string[] Metrics
        {
            get { return ClampMetrics.Names; }
        }

        public override bool IsDouble(int metric)
        {
            return metric == ClampMetrics.ActiveEnergy;
        }

        public override object ReadOptions(SettingsLine line)
        {
            CtClampOptions options = new CtClampOptions();
            options.Read(line);
            options.VoltageRatio = line.OptionalNumber("voltage-ratio", 1, 100000, 0);
            options.NominalVolts = line.OptionalNumber("nominal", 24, 1000, NominalVolts);
            options.DelayUs = line.OptionalNumber("clamp-delay", -MostDelayUs, MostDelayUs, 0);
            return options;
        }

        public override void CheckBus(SettingsLine line, BusSettings bus)
        {
            bool hasVoltage = ((AcBus)bus).HasVoltage;
            bool hasRatio = line.OptionalText("voltage-ratio") != null;
            if (hasVoltage && !hasRatio)
            {
                line.Fault("no voltage-ratio=, and a voltage at bus=" + bus.Id, "voltage-ratio=");
            }
            else if (hasRatio && !hasVoltage)
            {
                line.Fault("voltage-ratio=, and no voltage at bus=" + bus.Id, "a bus with voltage=");
            }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            AcBus bus = (AcBus)device.Bus;
            return new CtClamp((CtClampOptions)device.Options, bus.Currents, bus.HasVoltage, bus.ReferenceMillivolts, port, nowMs);
        }
    }
}
