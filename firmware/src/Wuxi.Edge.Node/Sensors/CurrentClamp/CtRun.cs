using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Whether a machine runs, by the current of one of its wires. A change of state is a record of its own. A clamp that cannot be believed
    /// makes the state unknown, and it is found anew afterwards. Not thread safe.
    /// </summary>
    internal sealed class CtRun : CurrentClamp
    {
        internal const int CurrentMetric = 0;
        internal const int StateMetric = 1;

        internal static string[] Metrics
        {
            get { return new[] { "current", "state" }; }
        }

        private readonly CtRunOptions _options;
        private readonly int _referenceMillivolts;
        private readonly RunState _state;
        private double _amperes;
        private int _reason = ReasonCode.InputFailure;
        private long _changedMs = -1;

        internal CtRun(CtRunOptions options, int referenceMillivolts, BusPort port, long nowMs)
            : base(Metrics.Length, port, 0, nowMs)
        {
            _options = options;
            _referenceMillivolts = referenceMillivolts;
            _state = new RunState(options);
        }

        internal override bool TakeEvent(long nowMs)
        {
            if (_changedMs < 0)
            {
                return false;
            }

            StartAt(_changedMs);
            _changedMs = -1;
            OnRead();
            return true;
        }

        protected override void OnWindow(long atMs)
        {
            _reason = CurrentClampDecoder.Reason(Waves, 0, _referenceMillivolts);
            _amperes = Waves.Rms(0) * _options.AmperesPerVolt;

            // A cut wave is too much current, whatever it is: the machine runs.
            if (_reason == ReasonCode.InstrumentFault)
            {
                OnLost();
            }
            else if (_state.Observe(_amperes, atMs))
            {
                _changedMs = atMs;
            }
        }

        protected override void OnLost()
        {
            _state.Forget();
            _changedMs = -1;
        }

        protected override void OnRead()
        {
            if (_reason == ReasonCode.None)
            {
                SetValue(CurrentMetric, _amperes);
            }
            else
            {
                SetReason(CurrentMetric, _reason);
            }

            if (_state.State != RunState.Unknown)
            {
                SetValue(StateMetric, _state.State);
            }
            else
            {
                SetReason(StateMetric, _reason == ReasonCode.None ? ReasonCode.WarmingUp : _reason);
            }
        }
    }
}
