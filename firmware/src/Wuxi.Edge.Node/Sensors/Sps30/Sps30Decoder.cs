using System;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the measured values of an SPS30 say. Not thread safe: it has a place to turn bytes round in.</summary>
    internal sealed class Sps30Decoder
    {
        /// <summary>Metric names: mass concentrations, ug/m3, in the order they stand in the answer; number concentrations follow there.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "pm1_0", "pm2_5", "pm4_0", "pm10" }; }
        }

        private const double Highest = 1000;
        private const int Width = 4;

        private readonly byte[] _scratch = new byte[Width];

        /// <summary>Reads a mass concentration, ug/m3; the result is a <see cref="ReasonCode"/>, None when there is a value.</summary>
        /// <param name="frame">Holds an answer with measured values.</param>
        /// <param name="metric">Which of <see cref="Metrics"/>.</param>
        /// <param name="value">Counts only without a reason.</param>
        internal int Decode(byte[] frame, int metric, out double value)
        {
            // Big-endian on the wire, little-endian on chip and host.
            int offset = Sps30Frames.DataOffset + (Width * metric);
            for (int i = 0; i < Width; i++)
            {
                _scratch[i] = frame[offset + Width - 1 - i];
            }

            value = BitConverter.ToSingle(_scratch, 0);

            // Written so that NaN is no value either.
            if (!(value >= 0) || value > float.MaxValue)
            {
                return ReasonCode.Corrupt;
            }

            return value > Highest ? ReasonCode.OutOfRange : ReasonCode.None;
        }
    }
}
