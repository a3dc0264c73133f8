using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Asks an MH-Z19 for its concentration. It never calibrates: zero, span and range are set by hand, in known air. A module that
    /// did not answer may have been without power, so its warm-up begins anew. Not thread safe.
    /// </summary>
    internal sealed class Winsen : AskingSensor
    {
        private const int Concentration = 0;

        private readonly byte[] _read = WinsenFrames.Read;
        private readonly WinsenOptions _options;
        private readonly WarmUp _warmUp;
        private readonly StuckWatch _stuck;

        /// <param name="options">Its range, and how long its number may stand still.</param>
        /// <param name="port">A serial port of its own.</param>
        /// <param name="warmUpMs">For how long after power-up its values do not count.</param>
        /// <param name="nowMs">Uptime now.</param>
        internal Winsen(WinsenOptions options, BusPort port, int warmUpMs, long nowMs)
            : base(port, Framer.Winsen, WinsenDecoder.CarbonDioxide.Length, WinsenFrames.TimeoutMs, nowMs)
        {
            _options = options;
            _warmUp = new WarmUp(warmUpMs);
            _stuck = new StuckWatch(options.StuckMs);
        }

        protected override void OnStart(long nowMs)
        {
            Ask(_read, nowMs);
        }

        protected override void OnAnswer(byte[] frame, int length, long nowMs)
        {
            double value;
            int reason = WinsenDecoder.DecodeAnswer(frame, _options.Range, out value);
            _warmUp.Heard(nowMs);
            if (_stuck.IsStuck(frame, 0, length, nowMs))
            {
                reason = ReasonCode.InstrumentFault;
            }
            else if (!_warmUp.IsOver(nowMs))
            {
                reason = ReasonCode.WarmingUp;
            }

            if (reason == ReasonCode.None)
            {
                SetValue(Concentration, value);
            }
            else
            {
                SetReason(Concentration, reason);
            }

            Done();
        }

        protected override void OnLost(int reason)
        {
            if (reason == ReasonCode.Timeout)
            {
                _warmUp.Restart();
            }
        }
    }
}
