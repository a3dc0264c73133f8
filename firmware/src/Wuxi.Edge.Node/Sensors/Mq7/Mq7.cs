using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads an MQ-7 and drives its heater, whether it is being read or not. A reading waits for the end of the next cool phase, so there is
    /// one value a cycle and none twice. Indicative only. A sensor that is broken, bridged or without supply is bad at once, and warms up anew when it is back. Not thread safe.
    /// </summary>
    internal sealed class Mq7 : Sensor
    {
        private const int WindowMs = 200;
        private const int PollMs = 20;
        private const int LookMs = 1000;

        private readonly Mq7Options _options;
        private readonly BusPort _port;
        private readonly double _divider;
        private readonly WarmUp _warmUp;
        private readonly Mq7Heater _heater;
        private long _lookMs;
        private int _gone = ReasonCode.None;
        private double _kiloohms;

        internal Mq7(Mq7Options options, double divider, BusPort port, long nowMs)
            : base(Mq7Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _divider = divider;
            _port = port;
            _port.OpenAnalog(WindowMs);
            _warmUp = new WarmUp(options.WarmUpMs);
            _heater = new Mq7Heater(options, port, nowMs);
            _lookMs = nowMs;
        }

        internal override void Tick(long nowMs)
        {
            _heater.Tick(nowMs);
            if (nowMs >= _lookMs || _heater.IsMeasuring(nowMs))
            {
                Look(nowMs);
            }
        }

        internal override long NextMs(long nowMs)
        {
            long endMs = _heater.EndMs > nowMs ? _heater.EndMs : nowMs + PollMs;
            return endMs < _lookMs ? endMs : _lookMs;
        }

        protected override void OnBegin(long nowMs)
        {
            // A reading that begins as the cool phase ends has its value now, and one of a sensor that is gone needs not wait.
            Tick(nowMs);
            if (IsDone)
            {
                return;
            }

            if (_gone != ReasonCode.None)
            {
                DoneWithout(_gone);
            }
            else if (!_warmUp.IsOver(nowMs))
            {
                DoneWithout(ReasonCode.WarmingUp);
            }
        }

        private void Look(long nowMs)
        {
            int state = _port.Analog == null || !_heater.HasPin ? AnalogState.Failed : _port.Analog.Read(nowMs);
            _lookMs = nowMs + (state == AnalogState.Waiting ? PollMs : LookMs);
            if (state == AnalogState.Waiting)
            {
                return;
            }

            _gone = state == AnalogState.Ready ? Decode() : ReasonCode.InputFailure;
            if (_gone != ReasonCode.None)
            {
                _warmUp.Restart();
                _heater.Restart(nowMs);
                Failed();
                DoneWithout(_gone);
                return;
            }

            Heard(nowMs);
            _warmUp.Heard(nowMs);
            if (_heater.IsMeasuring(nowMs))
            {
                _heater.Restart(nowMs);
                Give(nowMs);
            }
        }

        /// <summary>A sensor that came or went within the window is neither: its ends must be alive too.</summary>
        private int Decode()
        {
            int reason = Mq7Decoder.Decode(_port.Analog.LowestVolts * _divider, _options, out _kiloohms);
            reason = reason != ReasonCode.None ? reason : Mq7Decoder.Decode(_port.Analog.HighestVolts * _divider, _options, out _kiloohms);
            int ofMean = Mq7Decoder.Decode(_port.Analog.Volts * _divider, _options, out _kiloohms);
            return reason != ReasonCode.None ? reason : ofMean;
        }

        private void Give(long nowMs)
        {
            if (IsDone || !_warmUp.IsOver(nowMs))
            {
                return;
            }

            StartAt(_port.Analog.AtMs);
            SetReasonOfAll(ReasonCode.NotAvailable);
            SetValue(Mq7Decoder.Resistance, _kiloohms);
            if (_options.R0Kiloohms > 0)
            {
                double ppm;
                double ratio = _kiloohms / _options.R0Kiloohms;
                int reason = Mq7Decoder.CoPpm(ratio, out ppm);
                SetValue(Mq7Decoder.Ratio, ratio);
                SetReason(Mq7Decoder.Co, reason);
                if (reason == ReasonCode.None)
                {
                    SetValue(Mq7Decoder.Co, ppm);
                }
            }

            Done();
        }

        private void DoneWithout(int reason)
        {
            if (!IsDone)
            {
                SetReasonOfAll(reason);
                Done();
            }
        }
    }
}
