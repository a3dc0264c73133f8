namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What current clamps measure. Thread safe.</summary>
    internal static class ClampMetrics
    {
        internal const int CurrentA = 0;
        internal const int Voltage = 3;
        internal const int ActivePower = 4;
        internal const int ApparentPower = 5;
        internal const int PowerFactor = 6;
        internal const int Frequency = 7;
        internal const int ActiveEnergy = 8;

        /// <summary>At the nominal voltage, where none is measured.</summary>
        internal const int EstimatedApparentPower = 9;

        internal static string[] Names
        {
            get
            {
                return new[]
                {
                    "current-a", "current-b", "current-c", "voltage", "active-power", "apparent-power", "power-factor", "frequency", "active-energy",
                    "apparent-power-estimated",
                };
            }
        }
    }
}
