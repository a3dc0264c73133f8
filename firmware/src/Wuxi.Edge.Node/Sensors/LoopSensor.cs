using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a transmitter in a 4-20 mA loop: the mean of the newest window that the native driver has sampled. A loop outside the live
    /// band means that nothing is heard of the transmitter, which is a fault of its own and never a value. Not thread safe.
    /// </summary>
    internal abstract class LoopSensor : Sensor
    {
        /// <summary>One period of the mains, 50 Hz.</summary>
        private const int MainsMs = 20;

        /// <summary>With a shorter sampling period the alarm is wanted quickly.</summary>
        private const int QuickMs = 200;

        private const int LongestWindowMs = 1000;
        private const int PollMs = 5;

        /// <summary>Windows in a row that may be partly good and partly not; then the loop is faulty.</summary>
        private const int MostMixed = 5;

        private readonly LoopScale _scale;
        private readonly BusPort _port;
        private readonly int _measured;
        private int _mixed;

        /// <param name="metrics">How many metrics the part has.</param>
        /// <param name="measured">Which of them this transmitter measures; the others are not available.</param>
        /// <param name="scale">Its scale.</param>
        /// <param name="port">An ADC channel of its own.</param>
        /// <param name="periodMs">Shortest sampling period of its points.</param>
        /// <param name="nowMs">Uptime now.</param>
        protected LoopSensor(int metrics, int measured, LoopScale scale, BusPort port, int periodMs, long nowMs)
            : base(metrics, nowMs)
        {
            _measured = measured;
            _scale = scale;
            _port = port;
            _port.OpenAnalog(WindowMs(periodMs));
            SetReasonOfAll(ReasonCode.NotAvailable);
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

            double value = 0;
            int reason = ReasonCode.InputFailure;
            if (state == AnalogState.Ready)
            {
                StartAt(_port.Analog.AtMs);
                reason = Decode(_port.Analog.Volts, out value);
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
                SetValue(_measured, value);
                Heard(nowMs);
            }
            else
            {
                SetReason(_measured, reason);
                Failed();
            }

            Done();
        }

        private int Decode(double volts, out double value)
        {
            return LoopDecoder.Decode(LoopDecoder.Milliamperes(volts, _port.Adc.ShuntOhms), _scale, out value);
        }

        private int ReasonOfEnds()
        {
            double value;
            int lowest = Decode(_port.Analog.LowestVolts, out value);
            return lowest != ReasonCode.None ? lowest : Decode(_port.Analog.HighestVolts, out value);
        }
    }
}
