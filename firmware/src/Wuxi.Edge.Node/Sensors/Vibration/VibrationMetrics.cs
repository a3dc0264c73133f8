namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What an accelerometer tells; velocities in mm/s, accelerations in m/s². Thread safe.</summary>
    internal static class VibrationMetrics
    {
        internal const int Velocity = 0;
        internal const int VelocityX = 1;
        internal const int Acceleration = 4;
        internal const int AccelerationX = 5;
        internal const int Peak = 8;
        internal const int Crest = 9;
        internal const int Kurtosis = 10;
        internal const int Envelope = 11;

        /// <summary>Metric names; those without an axis are of the axis where they are largest.</summary>
        internal static string[] Names
        {
            get
            {
                return new[]
                {
                    "velocity-rms", "velocity-rms-x", "velocity-rms-y", "velocity-rms-z",
                    "acceleration-rms", "acceleration-rms-x", "acceleration-rms-y", "acceleration-rms-z",
                    "acceleration-peak", "crest-factor", "kurtosis", "envelope-mean",
                };
            }
        }
    }
}
