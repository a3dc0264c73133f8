using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Run state of a machine by a current clamp around one of its wires.</summary>
    internal sealed class CtRunPart : SensorPart
    {
        private const double MostAmperes = 10000;
        private const double MostSeconds = 600;
        private const double DefaultSeconds = 5;
        private const int MillisecondsPerSecond = 1000;

        public override string Id
        {
            get { return "ct-run"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Ac; }
        }

        public override string[] Metrics
        {
            get { return CtRun.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            CtRunOptions options = new CtRunOptions();
            options.Read(line);
            options.RunAbove = line.Number("run-above", 0, MostAmperes);
            options.IdleBelow = line.Number("idle-below", 0, MostAmperes);
            options.DelayMs = (int)(line.OptionalNumber("delay", 0, MostSeconds, DefaultSeconds) * MillisecondsPerSecond);
            if (options.IdleBelow >= options.RunAbove)
            {
                line.Fault("idle-below=" + options.IdleBelow.ToString(), "less than run-above=" + options.RunAbove.ToString());
            }

            return options;
        }

        public override void CheckBus(SettingsLine line, BusSettings bus)
        {
            if (((AcBus)bus).Channels.Length > 1)
            {
                line.Fault("bus=" + bus.Id + " with more than one channel", "one current for a ct-run");
            }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new CtRun((CtRunOptions)device.Options, ((AcBus)device.Bus).ReferenceMillivolts, port, nowMs);
        }
    }
}
