using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Follows the windows that the native driver makes of an accelerometer's FIFO; a reading takes what is known at once. A chip that says
    /// nothing, stands still or does not feel gravity is bad. Not thread safe.
    /// </summary>
    internal sealed class Vibration : Sensor
    {
        private const int Axes = 3;
        private const int PollMs = 500;
        private const int SlackMs = 2000;

        /// <summary>Turns after which a velocity is none of now: its own come every third.</summary>
        private const int TurnsOfLife = 5;

        private readonly BusPort _port;
        private readonly VibrationAxis[] _axes = new VibrationAxis[Axes];
        private readonly float[] _values = new float[VibrationFifo.MostValues];
        private readonly int _turnMs;
        private long _atMs;
        private bool _hasWindow;
        private long _damagedAtWindow;

        internal Vibration(int part, VibrationOptions options, BusPort port, long nowMs)
            : base(VibrationMetrics.Names.Length, nowMs)
        {
            _port = port;
            _port.OpenVibration(part, options);
            _turnMs = VibrationTurn.Milliseconds(options.RateHz);
            _atMs = nowMs;
            for (int i = 0; i < Axes; i++)
            {
                _axes[i] = new VibrationAxis();
            }
        }

        internal override void Tick(long nowMs)
        {
            Drain(nowMs);
        }

        internal override long NextMs(long nowMs)
        {
            return _port.Vibration == null ? long.MaxValue : nowMs + PollMs;
        }

        protected override void OnBegin(long nowMs)
        {
            Drain(nowMs);
            if (_port.Vibration == null)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
            }
            else
            {
                StartAt(_hasWindow ? _atMs : nowMs);
                Read();
            }

            Done();
        }

        private void Drain(long nowMs)
        {
            if (_port.Vibration == null)
            {
                return;
            }

            int count;
            while ((count = _port.Vibration.Take(_values)) >= 0)
            {
                _atMs = _port.Vibration.AtMs;
                _hasWindow = true;
                _axes[_port.Vibration.Axis].Take(_values, count, _atMs);
                _damagedAtWindow = _port.Vibration.Damaged;
                Heard(nowMs);
            }

            for (int i = 0; i < Axes; i++)
            {
                if (_axes[i].OwnReason == ReasonCode.None && nowMs - _axes[i].OwnMs > (TurnsOfLife * _turnMs) + SlackMs)
                {
                    _axes[i].ForgetOwn();
                }
            }

            if (nowMs - _atMs > (2 * _turnMs) + SlackMs)
            {
                // Words that come and are no samples are damage; none at all is silence.
                bool isDamaged = _port.Vibration.Damaged > _damagedAtWindow;
                ForgetAll(isDamaged ? ReasonCode.Corrupt : ReasonCode.Timeout);
                Failed();
            }
        }

        private void ForgetAll(int reason)
        {
            _hasWindow = false;
            for (int i = 0; i < Axes; i++)
            {
                _axes[i].Forget(reason);
            }
        }

        private void Read()
        {
            bool isFloating = _hasWindow && !VibrationDecoder.FeelsGravity(_axes[0].Mean, _axes[1].Mean, _axes[2].Mean);
            int reason = ReasonCode.None;
            int ownReason = ReasonCode.None;
            for (int i = 0; i < Axes; i++)
            {
                int ofAxis = isFloating ? ReasonCode.InstrumentFault : _axes[i].Reason;
                int ofOwn = isFloating ? ReasonCode.InstrumentFault : _axes[i].OwnReason;
                Set(VibrationMetrics.AccelerationX + i, ofAxis, _axes[i].Rms);
                Set(VibrationMetrics.VelocityX + i, ofOwn, _axes[i].Velocity);
                reason = ofAxis == ReasonCode.None ? reason : ofAxis;
                ownReason = ofOwn == ReasonCode.None ? ownReason : ofOwn;
            }

            VibrationAxis x = _axes[0];
            VibrationAxis y = _axes[1];
            VibrationAxis z = _axes[2];
            Set(VibrationMetrics.Velocity, ownReason, Largest(x.Velocity, y.Velocity, z.Velocity));
            Set(VibrationMetrics.Envelope, ownReason, Largest(x.Envelope, y.Envelope, z.Envelope));
            Set(VibrationMetrics.Acceleration, reason, Largest(x.Rms, y.Rms, z.Rms));
            Set(VibrationMetrics.Peak, reason, Largest(x.Peak, y.Peak, z.Peak));
            Set(VibrationMetrics.Crest, reason, Largest(x.Crest, y.Crest, z.Crest));
            Set(VibrationMetrics.Kurtosis, reason, Largest(x.Kurtosis, y.Kurtosis, z.Kurtosis));
        }

        private void Set(int metric, int reason, double value)
        {
            if (reason == ReasonCode.None)
            {
                SetValue(metric, value);
            }
            else
            {
                SetReason(metric, reason);
            }
        }

        private static double Largest(double a, double b, double c)
        {
            double larger = a > b ? a : b;
            return larger > c ? larger : c;
        }
    }
}
