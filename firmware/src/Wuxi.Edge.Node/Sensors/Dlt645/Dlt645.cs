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
    internal sealed class Dlt645 : Sensor
    {
        private const int ThinkingMs = 750;
        private const int PollMs = 20;
        private const int ReplyBytes = 33;
        private const int BitsPerByte = 11;

        private const int Idle = 0;
        private const int InLine = 1;
        private const int Waiting = 2;

        private readonly Dlt645Options _options;
        private readonly BusPort _port;
        private readonly Dlt645Plan _plan = new Dlt645Plan();
        private readonly Dlt645Reply _reply = new Dlt645Reply();
        private readonly byte[] _request = new byte[Dlt645Frames.ReadRequestBytes];
        private readonly int _timeoutMs;
        private readonly int _soonestReplyMs;
        private readonly int _longestExchangeMs;

        private int _state;
        private int _ticket;
        private long _sinceMs;
        private long _wastedMs;
        private bool _isHeard;

        internal Dlt645(Dlt645Options options, BusPort port, long nowMs)
            : base(Dlt645Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _port = port;
            _port.OpenFrames(Framer.Dlt645);
            int baud = port.Uart.Baud;
            _timeoutMs = ThinkingMs + (ReplyBytes * BitsPerByte * 1000 / baud);
            _longestExchangeMs = _timeoutMs + (Dlt645Frames.ReadRequestBytes * BitsPerByte * 1000 / baud);
            _soonestReplyMs = (Dlt645Frames.ReadRequestBytes + Dlt645Frames.Overhead) * BitsPerByte * 1000 / baud;
        }

        internal override void Tick(long nowMs)
        {
            if (_state == InLine && _port.IsTurnOf(this))
            {
                StartAt(nowMs);
                Send(nowMs);
            }
            else if (_state == Waiting)
            {
                Listen(nowMs);
            }
        }

        internal override long NextMs(long nowMs)
        {
            switch (_state)
            {
                case Idle:
                    return long.MaxValue;
                case Waiting:
                    long soonest = _sinceMs + _soonestReplyMs;
                    return soonest > nowMs ? soonest : nowMs + PollMs;
                default:
                    return nowMs + PollMs;
            }
        }

        protected override void OnBegin(long nowMs)
        {
            _isHeard = false;
            _wastedMs = 0;
            _plan.Make(this);
            if (_port.Frames == null)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
                Done();
                return;
            }

            _port.Request(this);
            _state = InLine;
            Tick(nowMs);
        }

        private void Send(long nowMs)
        {
            Dlt645Frames.WriteRead(_request, _options.Address, _plan.Identifier);
            _ticket = _port.Frames.Submit(_request, _request.Length, _timeoutMs);
            _sinceMs = nowMs;
            _state = Waiting;
            if (_ticket < 0)
            {
                Fail(ReasonCode.InputFailure, nowMs);
            }
        }

        private void Listen(long nowMs)
        {
            while (_port.Frames.Take(_reply.Buffer) >= 0)
            {
                // The line has one master and the master one request: another ticket is of a reading that was given up.
                if (_port.Frames.Ticket == _ticket)
                {
                    TakeResult(nowMs);
                    return;
                }
            }
        }

        private void TakeResult(long nowMs)
        {
            if (_port.Frames.Status == FrameStatus.Answer)
            {
                TakeReply(nowMs);
            }
            else
            {
                Fail(_port.Frames.Status == FrameStatus.Corrupt ? ReasonCode.Corrupt : ReasonCode.Timeout, nowMs);
            }
        }

        private void TakeReply(long nowMs)
        {
            _isHeard = true;
            Heard(nowMs);
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

        private void Fail(int reason, long nowMs)
        {
            _wastedMs += nowMs - _sinceMs;
            SetStepReason(reason);
            if (_wastedMs >= _longestExchangeMs || reason == ReasonCode.InputFailure)
            {
                while (!_plan.IsFinished)
                {
                    SetStepReason(reason);
                    _plan.Advance();
                }

                Finish();
                return;
            }

            GoOn(nowMs);
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
                Finish();
            }
            else
            {
                Send(nowMs);
            }
        }

        private void Finish()
        {
            _state = Idle;
            _port.Release();
            if (!_isHeard)
            {
                Failed();
            }

            Done();
        }
    }
}
