using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Listens to a ZE07-CO, which uploads a frame each second without being asked. Not thread safe.</summary>
    internal sealed class WinsenUpload : ListeningSensor
    {
        private const int Concentration = 0;

        /// <param name="port">A serial port of its own.</param>
        /// <param name="warmUpMs">For how long after power-up its values do not count.</param>
        /// <param name="periodMs">Shortest sampling period of its points.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal WinsenUpload(BusPort port, int warmUpMs, int periodMs, long nowMs)
            : base(port, Framer.Winsen, WinsenDecoder.CarbonMonoxide.Length, WinsenFrames.IntervalMs, warmUpMs, new StuckOptions(), periodMs, nowMs)
        {
        }

        protected override bool IsMine(byte[] frame, int length)
        {
            return WinsenDecoder.IsUpload(frame, length);
        }

        protected override void Decode(byte[] frame)
        {
            double value;
            int reason = WinsenDecoder.DecodeUpload(frame, out value);
            if (reason == ReasonCode.None)
            {
                SetValue(Concentration, value);
            }
            else
            {
                SetReason(Concentration, reason);
            }
        }
    }
}
