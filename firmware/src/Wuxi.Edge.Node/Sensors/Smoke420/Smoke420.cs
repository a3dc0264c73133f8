using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a smoke transmitter: the mean of the newest window that the native driver has sampled. A loop outside the live band means that nothing is heard of the
    /// transmitter, which is a fault of its own and never "no smoke". Not thread safe.
    /// </summary>
    internal sealed class Smoke420 : Sensor
    {
        private const int OpticalDensity = 0;

        /// <summary>One period of the mains, 50 Hz.</summary>
        private const int MainsMs = 20;

        /// <summary>With a shorter sampling period the alarm is wanted quickly.</summary>
        private const int QuickMs = 200;

        private const int LongestWindowMs = 1000;
        private const int PollMs = 5;

        /// <summary>Windows in a row that may be partly good and partly not; then the loop is faulty.</summary>
        private const int MostMixed = 5;

        private readonly Smoke420Options _options;
        private readonly BusPort _port;
        private int _mixed;

        internal Smoke420(Smoke420Options options, BusPort port, int periodMs, long nowMs)
            : base(Smoke420Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _port = port;
            _port.OpenAnalog(WindowMs(periodMs));
        }

        internal override void Tick(long nowMs)
        {
            if (!IsDone)
            {
                TryFinish(nowMs);
            }
        }

        internal override long NextMs(long nowMs)
        {
            return IsDone ? long.MaxValue : nowMs + PollMs;
        }

        protected override void OnBegin(long nowMs)
        {
            TryFinish(nowMs);
        }

        /// <summary>Half a period in whole periods of the mains; one where the alarm must be quick.</summary>
        private static int WindowMs(int periodMs)
        {
            if (periodMs < QuickMs)
            {
                return MainsMs;
            }

            int windowMs = periodMs / 2 / MainsMs * MainsMs;
            return windowMs > LongestWindowMs ? LongestWindowMs : windowMs;
        }

        private void TryFinish(long nowMs)
        {
            int state = _port.Analog == null ? AnalogState.Failed : _port.Analog.Read(nowMs);
            if (state == AnalogState.Waiting)
            {
                return;
            }

            double density = 0;
            int reason = ReasonCode.InputFailure;
            if (state == AnalogState.Ready)
            {
                StartAt(_port.Analog.AtMs);
                reason = Decode(_port.Analog.Volts, out density);
                int reasonOfEnds = ReasonOfEnds();
                if (reasonOfEnds != reason)
                {
                    // The loop broke, or came back, within the window: its mean is neither a value nor the fault.
                    if (_mixed < MostMixed)
                    {
                        _mixed++;
                        return;
                    }

                    reason = reasonOfEnds;
                }
            }

            _mixed = 0;

            if (reason == ReasonCode.None)
            {
                SetValue(OpticalDensity, density);
                Heard(nowMs);
            }
            else
            {
                SetReason(OpticalDensity, reason);
                Failed();
            }

            Done();
        }

        private int Decode(double volts, out double density)
        {
            return Smoke420Decoder.Decode(Smoke420Decoder.Milliamperes(volts, _port.Settings.ShuntOhms), _options, out density);
        }

        private int ReasonOfEnds()
        {
            double density;
            int lowest = Decode(_port.Analog.LowestVolts, out density);
            return lowest != ReasonCode.None ? lowest : Decode(_port.Analog.HighestVolts, out density);
        }
    }
}
