namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a frame of a PMS5003 says. Thread safe.</summary>
    internal static class Pms5003Decoder
    {
        /// <summary>Metric names: mass concentrations in the atmosphere, ug/m3, in the order they stand in the frame.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "pm1_0", "pm2_5", "pm10" }; }
        }

        /// <summary>A number of two bytes, high byte first.</summary>
        internal static int Word(byte[] frame, int offset)
        {
            return (frame[offset] << 8) | frame[offset + 1];
        }

        /// <summary>A concentration, ug/m3.</summary>
        internal static int Concentration(byte[] frame, int metric)
        {
            return Word(frame, Pms5003Frames.AtmosphericOffset + (2 * metric));
        }

        /// <summary>Whether the part reports a fault of its own (fan, laser, photodiode): its numbers are then worthless.</summary>
        internal static bool IsFaulty(byte[] frame)
        {
            return frame[Pms5003Frames.ErrorOffset] != 0;
        }
    }
}
