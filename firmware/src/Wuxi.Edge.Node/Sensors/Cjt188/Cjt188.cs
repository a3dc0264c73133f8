using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a CJ/T 188 meter as master of a bus that it may share with others; the native driver sends, listens and checks. A reading is one
    /// request, so a meter that is mute costs the others one reply timeout: 1 s that it may think and the bytes. Not thread safe.
    /// </summary>
    internal sealed class Cjt188 : Sensor
    {
        /// <summary>Time that a meter may take to answer: twice that of an electricity meter, as many run on a battery and must wake up.</summary>
        private const int ThinkingMs = 1000;

        private const int PollMs = 20;
        private const int WakeUpBytes = 4;
        private const int BitsPerByte = 11;

        private const int Idle = 0;
        private const int InLine = 1;
        private const int Waiting = 2;

        private readonly Cjt188Kind _kind;
        private readonly Cjt188Options _options;
        private readonly BusPort _port;
        private readonly Cjt188Reply _reply = new Cjt188Reply();
        private readonly byte[] _request = new byte[Cjt188Frames.ReadRequestBytes];
        private readonly int _timeoutMs;
        private readonly int _soonestReplyMs;

        private int _state;
        private int _ticket;
        private long _sinceMs;

        internal Cjt188(Cjt188Kind kind, Cjt188Options options, BusPort port, long nowMs)
            : base(kind.Metrics.Length, nowMs)
        {
            _kind = kind;
            _options = options;
            _port = port;
            _port.OpenFrames(Framer.Cjt188);
            Cjt188Frames.WriteRead(_request, options);
            int replyBytes = WakeUpBytes + Cjt188Frames.Overhead + kind.DataLength;
            _timeoutMs = ThinkingMs + (replyBytes * BitsPerByte * 1000 / port.Uart.Baud);
            _soonestReplyMs = (_request.Length + Cjt188Frames.Overhead) * BitsPerByte * 1000 / port.Uart.Baud;
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
            _ticket = _port.Frames.Submit(_request, _request.Length, _timeoutMs);
            _sinceMs = nowMs;
            _state = Waiting;
            if (_ticket < 0)
            {
                Fail(ReasonCode.InputFailure);
            }
        }

        private void Listen(long nowMs)
        {
            while (_port.Frames.Take(_reply.Buffer) >= 0)
            {
                // The line has one master and the master one request: another ticket is of a reading that was given up.
                if (_port.Frames.Ticket != _ticket)
                {
                    continue;
                }

                if (_port.Frames.Status == FrameStatus.Answer)
                {
                    Heard(nowMs);
                    TakeReply();
                    Finish();
                }
                else
                {
                    Fail(_port.Frames.Status == FrameStatus.Corrupt ? ReasonCode.Corrupt : ReasonCode.Timeout);
                }

                return;
            }
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
                int reason = Cjt188Decoder.Decode(_reply, _kind.Value(metric), _options, out value);
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

        private void Fail(int reason)
        {
            SetReasonOfAll(reason);
            Failed();
            Finish();
        }

        private void Finish()
        {
            _state = Idle;
            _port.Release();
            Done();
        }
    }
}
