using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads an MQ-2: the mean of the newest window over its load. Indicative only. A sensor that is cold, broken or bridged is bad, and
    /// warms up anew when it is back. Not thread safe.
    /// </summary>
    internal sealed class Mq2 : Sensor
    {
        private const int WindowMs = 200;
        private const int PollMs = 20;

        private readonly Mq2Options _options;
        private readonly BusPort _port;
        private readonly double _divider;
        private readonly WarmUp _warmUp;

        internal Mq2(Mq2Options options, double divider, BusPort port, long nowMs)
            : base(Mq2Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _divider = divider;
            _port = port;
            _port.OpenAnalog(WindowMs);
            _warmUp = new WarmUp(options.WarmUpMs);
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

        private void TryFinish(long nowMs)
        {
            int state = _port.Analog == null ? AnalogState.Failed : _port.Analog.Read(nowMs);
            if (state == AnalogState.Waiting)
            {
                return;
            }

            if (state == AnalogState.Ready)
            {
                StartAt(_port.Analog.AtMs);
                Take(nowMs);
            }
            else
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
            }

            Done();
        }

        private void Take(long nowMs)
        {
            double kiloohms;
            double atEnd;

            // A sensor that came or went within the window is neither: its ends must be alive too.
            int reason = Mq2Decoder.Decode(_port.Analog.LowestVolts * _divider, _options, out atEnd);
            reason = reason != ReasonCode.None ? reason : Mq2Decoder.Decode(_port.Analog.HighestVolts * _divider, _options, out atEnd);
            int ofMean = Mq2Decoder.Decode(_port.Analog.Volts * _divider, _options, out kiloohms);
            if (reason != ReasonCode.None || ofMean != ReasonCode.None)
            {
                _warmUp.Restart();
                SetReasonOfAll(ReasonCode.InstrumentFault);
                Failed();
                return;
            }

            Heard(nowMs);
            _warmUp.Heard(nowMs);
            if (!_warmUp.IsOver(nowMs))
            {
                SetReasonOfAll(ReasonCode.WarmingUp);
                return;
            }

            SetReasonOfAll(ReasonCode.NotAvailable);
            SetValue(Mq2Decoder.Resistance, kiloohms);
            if (_options.R0Kiloohms > 0)
            {
                SetGas(kiloohms / _options.R0Kiloohms);
            }
        }

        private void SetGas(double ratio)
        {
            double lpg;
            double smoke;
            int reasonOfLpg = Mq2Decoder.LpgPpm(ratio, out lpg);
            int reasonOfSmoke = Mq2Decoder.SmokePpm(ratio, out smoke);
            SetValue(Mq2Decoder.Ratio, ratio);
            Set(Mq2Decoder.Lpg, reasonOfLpg, lpg);
            Set(Mq2Decoder.Smoke, reasonOfSmoke, smoke);
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
    }
}
