using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads an instrument as master of a line that it may share with others; the native driver sends, listens and checks. A reading
    /// gets in line, holds the line from its first request to its last answer, and gives it back. Not thread safe.
    /// </summary>
    internal abstract class LineMaster : Sensor
    {
        /// <summary>Start bit, 8 data bits, parity, stop bit: the longest.</summary>
        private const int BitsPerByte = 11;

        private const int PollMs = 20;

        /// <summary>Beyond the native driver's own timeouts: then its result was lost, and none will come.</summary>
        private const int PatienceMs = 2000;

        private const int Idle = 0;
        private const int Resting = 1;
        private const int InLine = 2;
        private const int Waiting = 3;

        private readonly BusPort _port;
        private int _state;
        private int _ticket;
        private int _timeoutMs;
        private int _soonestReplyMs;
        private long _restUntilMs;
        private bool _isHeard;

        /// <param name="port">A serial port, the same for all on the line.</param>
        /// <param name="framer">One of <c>Framer</c>, the same for all on the line.</param>
        /// <param name="metrics">How many metrics it has.</param>
        /// <param name="nowMs">Uptime now.</param>
        protected LineMaster(BusPort port, int framer, int metrics, long nowMs)
            : base(metrics, nowMs)
        {
            _port = port;
            _restUntilMs = nowMs;
            _port.OpenFrames(framer);
        }

        /// <summary>Who is next in line behind this one; null for nobody.</summary>
        internal LineMaster Next { get; set; }

        /// <summary>Uptime at which the last request was given to the driver, ms.</summary>
        protected long AskedMs { get; private set; }

        internal override void Tick(long nowMs)
        {
            if (_state == Resting && nowMs >= _restUntilMs)
            {
                _port.Request(this);
                _state = InLine;
            }

            if (_state == InLine && _port.IsTurnOf(this))
            {
                StartAt(nowMs);
                OnTurn(nowMs);
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
                case Resting:
                    return _restUntilMs;
                case Waiting:
                    long soonest = AskedMs + _soonestReplyMs;
                    return soonest > nowMs ? soonest : nowMs + PollMs;
                default:
                    return nowMs + PollMs;
            }
        }

        protected override void OnBegin(long nowMs)
        {
            _isHeard = false;
            OnPlan();
            if (_port.Frames == null)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
                Done();
                return;
            }

            _state = Resting;
            Tick(nowMs);
        }

        /// <summary>Time that so many bytes take on the line, ms, rounded down.</summary>
        protected int BytesMs(int bytes)
        {
            return bytes * BitsPerByte * 1000 / _port.Uart.Baud;
        }

        /// <summary>A reading begins: works out what to ask for.</summary>
        protected virtual void OnPlan()
        {
        }

        /// <summary>The line is ours: asks the first question.</summary>
        protected abstract void OnTurn(long nowMs);

        /// <summary>An answer has come, which the port's frame holds until the return: sets values or reasons, and asks on or gives the line back.</summary>
        protected abstract void OnAnswer(long nowMs);

        /// <summary>There was no answer: sets the reason, and asks on or gives the line back.</summary>
        protected abstract void OnLost(int reason, long nowMs);

        /// <summary>Sends a request now.</summary>
        /// <param name="request">All of its bytes.</param>
        /// <param name="timeoutMs">Longest time from the end of sending to the end of the answer.</param>
        /// <param name="soonestReplyMs">Time from now before which it need not be looked for.</param>
        /// <param name="nowMs">Uptime now.</param>
        protected void Ask(byte[] request, int timeoutMs, int soonestReplyMs, long nowMs)
        {
            _timeoutMs = timeoutMs;
            _soonestReplyMs = soonestReplyMs;
            _ticket = _port.Frames.Submit(request, request.Length, timeoutMs);
            AskedMs = nowMs;
            _state = Waiting;
            if (_ticket < 0)
            {
                OnLost(ReasonCode.InputFailure, nowMs);
            }
        }

        /// <summary>The next reading begins no earlier than at this uptime.</summary>
        protected void RestUntil(long uptimeMs)
        {
            _restUntilMs = uptimeMs;
        }

        /// <summary>The reading is done, and the line is the next one's.</summary>
        protected void GiveBack()
        {
            _state = Idle;
            _port.Release();
            if (!_isHeard)
            {
                Failed();
            }

            Done();
        }

        private void Listen(long nowMs)
        {
            while (_port.Frames.Take(_port.Frame) >= 0)
            {
                // The line has one master and the master one request: another ticket is of a reading that was given up.
                if (_port.Frames.Ticket == _ticket)
                {
                    TakeResult(nowMs);
                    return;
                }
            }

            if (nowMs - AskedMs > _timeoutMs + PatienceMs)
            {
                OnLost(ReasonCode.Timeout, nowMs);
            }
        }

        private void TakeResult(long nowMs)
        {
            int status = _port.Frames.Status;
            if (status == FrameStatus.Answer)
            {
                _isHeard = true;
                Heard(nowMs);
                OnAnswer(nowMs);
            }
            else
            {
                OnLost(status == FrameStatus.Corrupt ? ReasonCode.Corrupt : ReasonCode.Timeout, nowMs);
            }
        }
    }
}
