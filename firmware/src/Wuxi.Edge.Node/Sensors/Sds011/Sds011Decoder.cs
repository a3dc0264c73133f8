using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a frame of an SDS011 says. Thread safe.</summary>
    internal static class Sds011Decoder
    {
        /// <summary>Metric names: mass concentrations, ug/m3, in the order they stand in the frame.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "pm2_5", "pm10" }; }
        }

        /// <summary>Reads a concentration, ug/m3; the result is a <see cref="ReasonCode"/>, None when there is a value.</summary>
        internal static int Decode(byte[] frame, int metric, out double value)
        {
            int offset = Sds011Frames.ValuesOffset + (2 * metric);
            int steps = frame[offset] | (frame[offset + 1] << 8);
            value = (double)steps / Sds011Frames.StepsPerUnit;
            return steps > Sds011Frames.Highest ? ReasonCode.OutOfRange : ReasonCode.None;
        }
    }
}
