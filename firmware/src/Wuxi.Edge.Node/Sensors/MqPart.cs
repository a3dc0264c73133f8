using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>A gas sensor of heated tin dioxide over a load resistor, alone on an ADC channel. Indicative only.</summary>
    public abstract class MqPart : SensorPart
    {
        private const double MostKiloohms = 1000;
        private const double DefaultSupply = 5;
        private const int LeastWarmUpMinutes = 3;
        private const int MostWarmUpMinutes = 2880;
        private const int MillisecondsPerMinute = 60000;

        public override string BusKind
        {
            get { return BusKinds.Volts; }
        }

        public override void CheckBus(SettingsLine line, BusSettings bus)
        {
            VoltsBus volts = (VoltsBus)bus;

            // Otherwise a sensor that is bridged would read as one in much gas.
            if (volts.ReferenceMillivolts * volts.Divider < 5500)
            {
                line.Fault(
                    "bus=" + bus.Id + ", which reads to " + (volts.ReferenceMillivolts * volts.Divider).ToString() + " mV", "at least 5500 mV, by divider=");
            }
        }

        /// <summary>Reads what they have in common.</summary>
        internal static void ReadCommon(SettingsLine line, MqOptions options, double defaultLoad)
        {
            options.LoadKiloohms = line.OptionalNumber("load", 0.1, MostKiloohms, defaultLoad);
            options.R0Kiloohms = line.OptionalNumber("r0", 0.01, MostKiloohms, 0);
            options.SupplyVolts = line.OptionalNumber("supply", 4.5, 5.5, DefaultSupply);
            options.WarmUpMs =
                (int)(line.OptionalNumber("warm-up-minutes", LeastWarmUpMinutes, MostWarmUpMinutes, LeastWarmUpMinutes) * MillisecondsPerMinute);
        }
    }
}
