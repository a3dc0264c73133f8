using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a Modbus meter as master of a bus that it may share with others; the native driver sends, listens and checks. One reading holds
    /// the bus from its first request to its last answer, and ends with the first that fails: so that costs the others one reply timeout.
    /// An answer does not say which registers it holds. One that comes late would pass for that to the next request of the same
    /// length; so a meter that has failed is left alone until a late answer is no longer to be feared. Not thread safe.
    /// </summary>
    internal sealed class ModbusMeter : Sensor
    {
        /// <summary>Time that a meter may take to begin its answer; those known begin within 200 ms.</summary>
        private const int ThinkingMs = 500;

        /// <summary>How much later than allowed an answer may still come.</summary>
        private const int RestMs = 2000;

        private const int PollMs = 20;
        private const int BitsPerByte = 11;

        private const int Idle = 0;
        private const int Resting = 1;
        private const int InLine = 2;
        private const int Waiting = 3;

        private readonly ModbusProfile _profile;
        private readonly ModbusMeterOptions _options;
        private readonly BusPort _port;
        private readonly ModbusMeterPlan _plan;
        private readonly ModbusMeterReply _reply = new ModbusMeterReply();
        private readonly byte[] _request = new byte[ModbusMeterFrames.ReadRequestBytes];

        private int _state;
        private int _ticket;
        private long _soonestMs;
        private long _restUntilMs;
        private bool _isHeard;

        internal ModbusMeter(ModbusProfile profile, ModbusMeterOptions options, BusPort port, long nowMs)
            : base(profile.Count, nowMs)
        {
            _profile = profile;
            _options = options;
            _port = port;
            _plan = new ModbusMeterPlan(profile);
            _restUntilMs = nowMs;
            _port.OpenFrames(Framer.ModbusRtu);
        }

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
                case Resting:
                    return _restUntilMs;
                case Waiting:
                    return _soonestMs > nowMs ? _soonestMs : nowMs + PollMs;
                default:
                    return nowMs + PollMs;
            }
        }

        protected override void OnBegin(long nowMs)
        {
            _isHeard = false;
            _plan.Make(this);
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

        private void Send(long nowMs)
        {
            int registers = _plan.Registers;
            ModbusMeterFrames.WriteRead(_request, _options.Address, _profile.Function, _plan.FirstRegister, registers);
            int answerMs = BytesMs(ModbusMeterFrames.ReplyOverhead + (2 * registers));
            _ticket = _port.Frames.Submit(_request, _request.Length, ThinkingMs + answerMs);
            _soonestMs = nowMs + BytesMs(_request.Length) + answerMs;
            _state = Waiting;
            if (_ticket < 0)
            {
                Fail(ReasonCode.InputFailure, nowMs);
            }
        }

        private int BytesMs(int bytes)
        {
            return (bytes * BitsPerByte * 1000 / _port.Uart.Baud) + 1;
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
                    TakeReply(nowMs);
                }
                else
                {
                    Fail(_port.Frames.Status == FrameStatus.Corrupt ? ReasonCode.Corrupt : ReasonCode.Timeout, nowMs);
                }

                return;
            }
        }

        private void TakeReply(long nowMs)
        {
            _isHeard = true;
            Heard(nowMs);
            if (_reply.IsException)
            {
                Refuse();
            }
            else
            {
                TakeValues();
            }

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

        private void TakeValues()
        {
            int first = _plan.FirstRegister;
            for (int metric = _plan.FirstMetric; metric <= _plan.LastMetric; metric++)
            {
                double value;
                int reason = ModbusMeterDecoder.Decode(_reply, _profile, metric, first, _options, out value);
                if (reason == ReasonCode.None)
                {
                    SetValue(metric, value);
                }
                else
                {
                    SetReason(metric, reason);
                }
            }
        }

        private void Refuse()
        {
            bool isOfRegisters = _reply.ExceptionCode == ModbusMeterFrames.IllegalAddress || _reply.ExceptionCode == ModbusMeterFrames.IllegalValue;
            if (!isOfRegisters || !_plan.Split(this))
            {
                SetStepReason(ReasonCode.NotAvailable);
            }
        }

        private void Fail(int reason, long nowMs)
        {
            _restUntilMs = nowMs + RestMs;
            while (!_plan.IsFinished)
            {
                SetStepReason(reason);
                _plan.Advance();
            }

            Finish();
        }

        private void SetStepReason(int reason)
        {
            for (int metric = _plan.FirstMetric; metric <= _plan.LastMetric; metric++)
            {
                SetReason(metric, reason);
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
