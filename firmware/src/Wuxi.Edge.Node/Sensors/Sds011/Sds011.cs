using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Listens to an SDS011 in active mode, which sends a frame each second without being asked. Not thread safe.</summary>
    internal sealed class Sds011 : ListeningSensor
    {
        /// <param name="port">A serial port of its own.</param>
        /// <param name="options">How long its numbers may stand still.</param>
        /// <param name="warmUpMs">For how long after power-up its values do not count.</param>
        /// <param name="periodMs">Shortest sampling period of its points.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal Sds011(BusPort port, StuckOptions options, int warmUpMs, int periodMs, long nowMs)
            : base(port, Framer.Sds011, Sds011Decoder.Metrics.Length, Sds011Frames.IntervalMs, warmUpMs, options, periodMs, nowMs)
        {
        }

        protected override bool IsMine(byte[] frame, int length)
        {
            return length == Sds011Frames.Length && frame[1] == Sds011Frames.Data;
        }

        protected override void Decode(byte[] frame)
        {
            for (int i = 0; i < MetricCount; i++)
            {
                double value;
                int reason = Sds011Decoder.Decode(frame, i, out value);
                if (reason == ReasonCode.None)
                {
                    SetValue(i, value);
                }
                else
                {
                    SetReason(i, reason);
                }
            }
        }
    }
}
