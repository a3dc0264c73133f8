using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>A transmitter with a 4-20 mA loop, alone on an ADC channel.</summary>
    public abstract class LoopPart : SensorPart
    {
        public override string BusKind
        {
            get { return BusKinds.Adc; }
        }

        public override void CheckBus(SettingsLine line, BusSettings bus)
        {
            AdcBus loop = (AdcBus)bus;

            // Otherwise a short circuit would read as full scale.
            if (LoopBands.Overrange * loop.ShuntOhms >= loop.ReferenceMillivolts)
            {
                line.Fault(
                    "bus=" + bus.Id + ", whose shunt turns 21 mA into " + (LoopBands.Overrange * loop.ShuntOhms).ToString() + " mV",
                    "less than its reference of " + loop.ReferenceMillivolts.ToString() + " mV");
            }
        }

        /// <summary>Reads <c>low=</c> (0 where it is not given) and <c>high=</c> within the limits of the part.</summary>
        internal static void ReadScale(SettingsLine line, LoopScale scale, double lowest, double highest)
        {
            scale.Low = line.OptionalNumber("low", lowest, highest, 0);
            scale.High = line.Number("high", lowest, highest);
            if (scale.High == scale.Low)
            {
                line.Fault("low= and high= the same", "two ends of a scale");
            }
        }
    }
}
