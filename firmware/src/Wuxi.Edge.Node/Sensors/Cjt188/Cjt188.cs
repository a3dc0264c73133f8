using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a CJ/T 188 meter as master of a bus that it may share with others; the native driver sends, listens and checks. A reading is one
    /// request, so a meter that is mute costs the others one reply timeout: 1 s that it may think and the bytes. Not thread safe.
    /// </summary>
    internal sealed class Cjt188 : LineMaster
    {
        /// <summary>Time that a meter may take to answer: twice that of an electricity meter, as many run on a battery and must wake up.</summary>
        private const int ThinkingMs = 1000;

        private const int WakeUpBytes = 4;

        private readonly Cjt188Kind _kind;
        private readonly Cjt188Options _options;
        private readonly Cjt188Reply _reply;
        private readonly byte[] _request = new byte[Cjt188Frames.ReadRequestBytes];
        private readonly int _timeoutMs;
        private readonly int _soonestReplyMs;

        internal Cjt188(Cjt188Kind kind, Cjt188Options options, BusPort port, long nowMs)
            : base(port, Framer.Cjt188, kind.Metrics.Length, nowMs)
        {
            _kind = kind;
            _options = options;
            _reply = new Cjt188Reply(port.Frame);
            Cjt188Frames.WriteRead(_request, options);
            _timeoutMs = ThinkingMs + BytesMs(WakeUpBytes + Cjt188Frames.Overhead + kind.DataLength);
            _soonestReplyMs = BytesMs(_request.Length + Cjt188Frames.Overhead);
        }

        protected override void OnTurn(long nowMs)
        {
            Ask(_request, _timeoutMs, _soonestReplyMs, nowMs);
        }

        protected override void OnAnswer(long nowMs)
        {
            TakeReply();
            GiveBack();
        }

        protected override void OnLost(int reason, long nowMs)
        {
            SetReasonOfAll(reason);
            GiveBack();
        }

        private void TakeReply()
        {
            if (_reply.Control != Cjt188Frames.Data)
            {
                SetReasonOfAll(ReasonCode.NotAvailable);
                return;
            }

            if (_reply.DataLength != _kind.DataLength)
            {
                SetReasonOfAll(ReasonCode.Corrupt);
                return;
            }

            int status = _reply.Status;
            for (int metric = 0; metric < _kind.LowBattery; metric++)
            {
                double value;
                int reason = Cjt188Decoder.Decode(_reply, _kind, metric, _options, out value);
                if ((status & _options.FaultMask) != 0)
                {
                    reason = ReasonCode.InstrumentFault;
                }

                if (reason == ReasonCode.None)
                {
                    SetValue(metric, value);
                }
                else
                {
                    SetReason(metric, reason);
                }
            }

            TakeBattery(status);
        }

        private void TakeBattery(int status)
        {
            if (_options.BatteryMask == 0)
            {
                SetReason(_kind.LowBattery, ReasonCode.NotAvailable);
            }
            else
            {
                SetValue(_kind.LowBattery, (status & _options.BatteryMask) != 0 ? 1 : 0);
            }
        }
    }
}
