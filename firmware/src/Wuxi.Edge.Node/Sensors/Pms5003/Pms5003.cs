using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Listens to a PMS5003 or PMS7003 in active mode, which sends a frame every 0.2 to 2.3 s without being asked. Not thread safe.
    /// </summary>
    internal sealed class Pms5003 : ListeningSensor
    {
        /// <param name="port">A serial port of its own.</param>
        /// <param name="options">How long its numbers may stand still.</param>
        /// <param name="periodMs">Shortest sampling period of its points.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal Pms5003(BusPort port, StuckOptions options, int periodMs, long nowMs)
            : base(port, Framer.Plantower, Pms5003Decoder.Metrics.Length, Pms5003Frames.IntervalMs, 0, options, periodMs, nowMs)
        {
        }

        protected override bool IsMine(byte[] frame, int length)
        {
            return length == Pms5003Frames.Length;
        }

        protected override void Decode(byte[] frame)
        {
            bool isFaulty = Pms5003Decoder.IsFaulty(frame);
            for (int i = 0; i < MetricCount; i++)
            {
                if (isFaulty)
                {
                    SetReason(i, ReasonCode.InstrumentFault);
                }
                else
                {
                    SetValue(i, Pms5003Decoder.Concentration(frame, i));
                }
            }
        }
    }
}
