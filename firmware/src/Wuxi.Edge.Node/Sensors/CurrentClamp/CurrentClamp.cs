using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Follows the windows of a second that the native driver makes of a machine's currents; a reading takes the last one. Windows that stay
    /// away are an input that has failed. Not thread safe.
    /// </summary>
    internal abstract class CurrentClamp : Sensor
    {
        private const int PollMs = 100;

        /// <summary>Two windows and the way to here: an older one is no value of now.</summary>
        private const int LifeMs = 2500;

        private readonly BusPort _port;
        private readonly long _bornMs;
        private long _atMs = -1;

        protected CurrentClamp(int metrics, BusPort port, double delayUs, long nowMs)
            : base(metrics, nowMs)
        {
            _port = port;
            _port.OpenWaves(delayUs);
            _bornMs = nowMs;
        }

        /// <summary>The window; null when the input could not be opened.</summary>
        protected IWaveInput Waves
        {
            get { return _port.Waves; }
        }

        internal override void Tick(long nowMs)
        {
            Drain(nowMs);
            if (!IsDone)
            {
                TryFinish(nowMs);
            }
        }

        internal override long NextMs(long nowMs)
        {
            return _port.Waves == null ? long.MaxValue : nowMs + PollMs;
        }

        protected override void OnBegin(long nowMs)
        {
            Drain(nowMs);
            TryFinish(nowMs);
        }

        /// <summary>A window has come.</summary>
        protected abstract void OnWindow(long atMs);

        /// <summary>Windows were expected and have not come: what was followed is not known any more.</summary>
        protected abstract void OnLost();

        /// <summary>Says of each metric what the last window says.</summary>
        protected abstract void OnRead();

        private void Drain(long nowMs)
        {
            int state = AnalogState.Failed;
            while (_port.Waves != null && (state = _port.Waves.Take(nowMs)) == AnalogState.Ready)
            {
                _atMs = _port.Waves.AtMs;
                OnWindow(_atMs);
            }

            if (state == AnalogState.Failed || !IsRecent(nowMs))
            {
                OnLost();
            }
        }

        private bool IsRecent(long nowMs)
        {
            return _atMs >= 0 && nowMs - _atMs <= LifeMs;
        }

        private void TryFinish(long nowMs)
        {
            if (_port.Waves != null && IsRecent(nowMs))
            {
                StartAt(_atMs);
                OnRead();
                Heard(nowMs);
            }
            else if (_port.Waves != null && _atMs < 0 && nowMs - _bornMs <= LifeMs)
            {
                // The first window is still to come.
                return;
            }
            else
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
            }

            Done();
        }
    }
}
