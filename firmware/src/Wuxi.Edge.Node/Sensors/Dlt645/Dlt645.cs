using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a DL/T 645-2007 meter as master of a bus that it may share with others; the native driver sends, listens and checks. One
    /// reading holds the bus from its first request to its last answer; what goes wrong in it costs the others at most one reply
    /// timeout, about 1 s at 2400 bit/s: 500 ms that a meter may think (chapter 5), the bytes both ways, and 250 ms for the node's
    /// own loop. Not thread safe.
    /// </summary>
    internal sealed class Dlt645 : LineMaster
    {
        private const int ThinkingMs = 750;
        private const int ReplyBytes = 33;

        private readonly Dlt645Options _options;
        private readonly Dlt645Plan _plan = new Dlt645Plan();
        private readonly Dlt645Reply _reply;
        private readonly byte[] _request = new byte[Dlt645Frames.ReadRequestBytes];
        private readonly int _timeoutMs;
        private readonly int _soonestReplyMs;
        private readonly int _longestExchangeMs;

        private long _wastedMs;

        internal Dlt645(Dlt645Options options, BusPort port, long nowMs)
            : base(port, Framer.Dlt645, Dlt645Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _reply = new Dlt645Reply(port.Frame);
            _timeoutMs = ThinkingMs + BytesMs(ReplyBytes);
            _longestExchangeMs = _timeoutMs + BytesMs(_request.Length);
            _soonestReplyMs = BytesMs(_request.Length + Dlt645Frames.Overhead);
        }

        protected override void OnPlan()
        {
            _wastedMs = 0;
            _plan.Make(this);
        }

        protected override void OnTurn(long nowMs)
        {
            Dlt645Frames.WriteRead(_request, _options.Address, _plan.Identifier);
            Ask(_request, _timeoutMs, _soonestReplyMs, nowMs);
        }

        protected override void OnAnswer(long nowMs)
        {
            switch (_reply.Control)
            {
                case Dlt645Frames.Data:
                    TakeValues();
                    break;
                case Dlt645Frames.DataAndMore:
                    Refuse(false);
                    break;
                default:
                    Refuse(_reply.DataLength > 0 && (_reply.Data(0) & Dlt645Frames.NoSuchData) != 0);
                    break;
            }

            GoOn(nowMs);
        }

        protected override void OnLost(int reason, long nowMs)
        {
            _wastedMs += nowMs - AskedMs;
            SetStepReason(reason);
            if (_wastedMs < _longestExchangeMs && reason != ReasonCode.InputFailure)
            {
                GoOn(nowMs);
                return;
            }

            while (!_plan.IsFinished)
            {
                SetStepReason(reason);
                _plan.Advance();
            }

            GiveBack();
        }

        private void TakeValues()
        {
            int offset = Dlt645Frames.IdentifierBytes;
            int width = Dlt645Decoder.Width(_plan.FirstMetric);
            int values = (_reply.DataLength - offset) / width;
            if (values == 0 || values > _plan.LastMetric - _plan.FirstMetric + 1 || offset + (values * width) != _reply.DataLength)
            {
                SetStepReason(ReasonCode.Corrupt);
                return;
            }

            // A single-phase meter may answer a block with one value.
            SetStepReason(ReasonCode.NotAvailable);
            for (int metric = _plan.FirstMetric; values > 0; metric++, values--)
            {
                double value;
                int reason = Dlt645Decoder.Decode(_reply, offset, metric, Ratio(metric), out value);
                SetReason(metric, reason);
                if (reason == ReasonCode.None)
                {
                    SetValue(metric, value);
                }

                offset += width;
            }
        }

        /// <summary>The meter does not give it, or not in one frame: a block is asked for value by value, a value is not available.</summary>
        private void Refuse(bool isUnknown)
        {
            if (!_plan.SplitBlock(this, isUnknown))
            {
                SetReason(_plan.FirstMetric, ReasonCode.NotAvailable);
            }
        }

        private double Ratio(int metric)
        {
            if (metric >= Dlt645Decoder.VoltageA && metric < Dlt645Decoder.VoltageA + Dlt645Decoder.Phases)
            {
                return _options.Pt;
            }

            if (metric >= Dlt645Decoder.CurrentA && metric < Dlt645Decoder.CurrentA + Dlt645Decoder.Phases)
            {
                return _options.Ct;
            }

            return Dlt645Decoder.IsPowerOrEnergy(metric) ? _options.Ct * _options.Pt : 1;
        }

        private void SetStepReason(int reason)
        {
            for (int metric = _plan.FirstMetric; metric <= _plan.LastMetric; metric++)
            {
                SetReason(metric, reason);
            }
        }

        private void GoOn(long nowMs)
        {
            _plan.Advance();
            if (_plan.IsFinished)
            {
                GiveBack();
            }
            else
            {
                OnTurn(nowMs);
            }
        }
    }
}
