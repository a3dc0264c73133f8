using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a DL/T 645-2007 meter as master of a bus that it may share with others. One reading holds the bus from its first request
    /// to its last answer; what goes wrong in it costs the others at most one reply timeout, about 1 s at 2400 bit/s: 500 ms
    /// that a meter may think, the bytes both ways, and 250 ms for the node's own loop. Not thread safe.
    /// </summary>
    internal sealed class Dlt645 : Sensor
    {
        private const int ThinkingMs = 750;

        /// <summary>Longest pause between two bytes of a frame; a longer one ends it.</summary>
        private const int GapMs = 500;

        /// <summary>Pause between an answer and the next request, so that the line turns round.</summary>
        private const int TurnMs = 20;

        /// <summary>Silence after which nothing more of a damaged answer is expected, at any usual speed.</summary>
        private const int QuietMs = 60;

        private const int PollMs = 20;
        private const int ReplyBytes = 33;
        private const int BitsPerByte = 11;

        private const int Idle = 0;
        private const int InLine = 1;
        private const int Turning = 2;
        private const int Listening = 3;

        private readonly Dlt645Options _options;
        private readonly BusPort _port;
        private readonly Dlt645Plan _plan = new Dlt645Plan();
        private readonly Dlt645Receiver _receiver = new Dlt645Receiver();
        private readonly byte[] _request = new byte[Dlt645Frames.ReadRequestBytes];
        private readonly byte[] _input = new byte[64];
        private readonly int _replyTimeoutMs;
        private readonly int _soonestReplyMs;

        private int _state;
        private long _sinceMs;
        private long _byteMs;
        private long _wastedMs;
        private bool _isHeard;

        internal Dlt645(Dlt645Options options, BusPort port, long nowMs)
            : base(Dlt645Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _port = port;
            int baud = port.Settings.Baud;
            _replyTimeoutMs = ThinkingMs + ((Dlt645Frames.ReadRequestBytes + ReplyBytes) * BitsPerByte * 1000 / baud);
            _soonestReplyMs = (Dlt645Frames.ReadRequestBytes + Dlt645Frames.Overhead) * BitsPerByte * 1000 / baud;
        }

        internal override void Tick(long nowMs)
        {
            if (_state == InLine && _port.IsTurnOf(this))
            {
                StartAt(nowMs);
                Send(nowMs);
            }
            else if (_state == Turning && nowMs - _sinceMs >= TurnMs)
            {
                Send(nowMs);
            }
            else if (_state == Listening)
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
                case Listening:
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
            if (_port.Uart == null)
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
            if (_plan.IsFinished)
            {
                Finish();
                return;
            }

            _receiver.Reset();
            _port.Uart.DiscardInput();
            Dlt645Frames.WriteRead(_request, _options.Address, _plan.Identifier);
            _port.Uart.Write(_request, 0, _request.Length);
            _sinceMs = nowMs;
            _byteMs = nowMs;
            _state = Listening;
        }

        private void Listen(long nowMs)
        {
            int count;
            while ((count = _port.Uart.Read(_input, 0, _input.Length)) > 0)
            {
                _byteMs = nowMs;
                int taken = 0;
                do
                {
                    if (TakeFrames(nowMs, false))
                    {
                        return;
                    }

                    taken += _receiver.Put(_input, taken, count - taken);
                }
                while (taken < count);
            }

            if (count < 0)
            {
                Fail(ReasonCode.InputFailure, nowMs);
            }
            else if (!TakeFrames(nowMs, false))
            {
                CheckTime(nowMs);
            }
        }

        private void CheckTime(long nowMs)
        {
            bool isLate = nowMs - _sinceMs >= _replyTimeoutMs;
            bool isQuiet = nowMs - _byteMs >= GapMs && _receiver.PartialCount > 0;
            if ((isLate || isQuiet) && TakeFrames(nowMs, true))
            {
                return;
            }

            // Garbage with silence behind it is a damaged answer: the meter does not speak again before it is asked.
            bool isDamaged = _receiver.GarbageCount > Dlt645Frames.Overhead && _receiver.PartialCount == 0 && nowMs - _byteMs >= QuietMs;
            if (isLate || isDamaged)
            {
                Fail(_receiver.GarbageCount > 0 ? ReasonCode.Corrupt : ReasonCode.Timeout, nowMs);
            }
        }

        /// <summary>True when the answer was among the frames, or something that ends the waiting for it.</summary>
        private bool TakeFrames(long nowMs, bool isSilent)
        {
            while (isSilent ? _receiver.NextAfterSilence() : _receiver.Next())
            {
                // Other meters' late answers and the echo of our own request are not for us.
                if (_receiver.IsFrom(_options.Address) && TakeReply(nowMs))
                {
                    return true;
                }
            }

            return false;
        }

        private bool TakeReply(long nowMs)
        {
            switch (_receiver.Control)
            {
                case Dlt645Frames.Data:
                case Dlt645Frames.DataAndMore:
                    if (!_plan.IsAnswer(_receiver))
                    {
                        return false;
                    }

                    Hear(nowMs);
                    if (_receiver.Control == Dlt645Frames.Data)
                    {
                        TakeValues();
                    }
                    else
                    {
                        Refuse(false);
                    }

                    break;
                case Dlt645Frames.Error:
                    Hear(nowMs);
                    Refuse(_receiver.DataLength > 0 && (_receiver.Data(0) & Dlt645Frames.NoSuchData) != 0);
                    break;
                default:
                    return false;
            }

            Turn(nowMs);
            return true;
        }

        private void Hear(long nowMs)
        {
            _isHeard = true;
            Heard(nowMs);
        }

        private void TakeValues()
        {
            int offset = Dlt645Frames.IdentifierBytes;
            int width = Dlt645Decoder.Width(_plan.FirstMetric);
            int values = (_receiver.DataLength - offset) / width;
            if (values == 0 || values > _plan.LastMetric - _plan.FirstMetric + 1 || offset + (values * width) != _receiver.DataLength)
            {
                SetStepReason(ReasonCode.Corrupt);
                return;
            }

            // A single-phase meter may answer a block with one value.
            SetStepReason(ReasonCode.NotAvailable);
            for (int metric = _plan.FirstMetric; values > 0; metric++, values--)
            {
                double value;
                int reason = Dlt645Decoder.Decode(_receiver, offset, metric, Ratio(metric), out value);
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
            if (_wastedMs >= _replyTimeoutMs || reason == ReasonCode.InputFailure)
            {
                while (!_plan.IsFinished)
                {
                    SetStepReason(reason);
                    _plan.Advance();
                }

                Finish();
                return;
            }

            Turn(nowMs);
        }

        private void SetStepReason(int reason)
        {
            for (int metric = _plan.FirstMetric; metric <= _plan.LastMetric; metric++)
            {
                SetReason(metric, reason);
            }
        }

        private void Turn(long nowMs)
        {
            _plan.Advance();
            _sinceMs = nowMs;
            _state = Turning;
            if (_plan.IsFinished)
            {
                Finish();
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
