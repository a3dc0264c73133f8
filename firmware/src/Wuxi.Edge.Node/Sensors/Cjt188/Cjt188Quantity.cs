namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a number of a meter is, and so which units it may come in. Thread safe.</summary>
    internal static class Cjt188Quantity
    {
        /// <summary>m3.</summary>
        internal const int Volume = 0;

        /// <summary>kWh.</summary>
        internal const int Energy = 1;

        /// <summary>kW.</summary>
        internal const int Power = 2;

        /// <summary>m3/h.</summary>
        internal const int Flow = 3;

        /// <summary>Celsius; has no unit byte.</summary>
        internal const int Temperature = 4;

        /// <summary>How many of a unit make one of the metric's; 0 for a unit that is not one of the quantity.</summary>
        /// <param name="quantity">One of these.</param>
        /// <param name="unit">Unit code of CJ/T 188.</param>
        internal static double UnitsPerOne(int quantity, int unit)
        {
            switch (quantity)
            {
                case Volume:
                    return unit == 0x2C ? 1 : unit == 0x29 ? 1000 : 0;
                case Energy:
                    return EnergyUnits(unit);
                case Power:
                    return unit == 0x17 ? 1 : unit == 0x14 ? 1000 : unit == 0x1A ? 0.001 : 0;
                case Flow:
                    return unit == 0x35 ? 1 : unit == 0x32 ? 1000 : 0;
                default:
                    return 1;
            }
        }

        private static double EnergyUnits(int unit)
        {
            switch (unit)
            {
                case 0x02:
                    return 1000;
                case 0x05:
                    return 1;
                case 0x08:
                    return 0.001;
                case 0x0A:
                    return 0.00001;
                case 0x01:
                    return 3600000;
                case 0x0B:
                    return 3600;
                case 0x0E:
                    return 3.6;
                case 0x11:
                    return 0.0036;
                default:
                    return 0;
            }
        }
    }
}
