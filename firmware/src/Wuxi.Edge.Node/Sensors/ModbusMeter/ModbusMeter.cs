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
    internal sealed class ModbusMeter : LineMaster
    {
        /// <summary>Time that a meter may take to begin its answer; those known begin within 200 ms.</summary>
        private const int ThinkingMs = 500;

        /// <summary>How much later than allowed an answer may still come.</summary>
        private const int RestMs = 2000;

        private readonly ModbusProfile _profile;
        private readonly ModbusMeterOptions _options;
        private readonly ModbusMeterPlan _plan;
        private readonly ModbusMeterReply _reply;
        private readonly byte[] _request = new byte[ModbusMeterFrames.ReadRequestBytes];

        internal ModbusMeter(ModbusProfile profile, ModbusMeterOptions options, BusPort port, long nowMs)
            : base(port, Framer.ModbusRtu, profile.Count, nowMs)
        {
            _profile = profile;
            _options = options;
            _reply = new ModbusMeterReply(port.Frame);
            _plan = new ModbusMeterPlan(profile);
        }

        protected override void OnPlan()
        {
            _plan.Make(this);
        }

        protected override void OnTurn(long nowMs)
        {
            int registers = _plan.Registers;
            ModbusMeterFrames.WriteRead(_request, _options.Address, _profile.Function, _plan.FirstRegister, registers);
            int answerMs = BytesMs(ModbusMeterFrames.ReplyOverhead + (2 * registers)) + 1;
            Ask(_request, ThinkingMs + answerMs, BytesMs(_request.Length) + 1 + answerMs, nowMs);
        }

        protected override void OnAnswer(long nowMs)
        {
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
                GiveBack();
            }
            else
            {
                OnTurn(nowMs);
            }
        }

        protected override void OnLost(int reason, long nowMs)
        {
            RestUntil(nowMs + RestMs);
            while (!_plan.IsFinished)
            {
                SetStepReason(reason);
                _plan.Advance();
            }

            GiveBack();
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

        private void SetStepReason(int reason)
        {
            for (int metric = _plan.FirstMetric; metric <= _plan.LastMetric; metric++)
            {
                SetReason(metric, reason);
            }
        }
    }
}
