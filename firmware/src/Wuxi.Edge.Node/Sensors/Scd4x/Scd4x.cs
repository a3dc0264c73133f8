using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads an SCD4x that measures by itself every five seconds: starts it, waits for new data, takes them. One that has none for longer than that
    /// has lost its power, and is started anew. Not thread safe.
    /// </summary>
    internal sealed class Scd4x : WordSensor
    {
        /// <summary>A command is executed within 1 ms (data sheet, table of commands).</summary>
        private const int ExecuteMs = 2;

        private const int PollMs = 250;

        /// <summary>New data come every 5 s; the rest is ours.</summary>
        private const int PatienceMs = 6000;

        private readonly byte[] _start = { 0x21, 0xB1 };
        private readonly byte[] _askReady = { 0xE4, 0xB8 };
        private readonly byte[] _read = { 0xEC, 0x05 };

        private readonly Climate _climate;
        private readonly StuckWatch _stuck;
        private bool _isStarted;
        private bool _isReading;
        private bool _hasMeasured;
        private long _beginMs;

        internal Scd4x(I2cOptions options, BusPort port, long nowMs)
            : base(port, options.Address, Scd4xDecoder.Metrics.Length, nowMs)
        {
            _climate = port.Climate;
            _stuck = new StuckWatch(options.StuckMs);
        }

        protected override void OnStart(long nowMs)
        {
            _beginMs = nowMs;
            _isReading = false;
            if (!_isStarted)
            {
                // Refused by one that measures already, as after a restart of the node alone: the question for data tells.
                Command(_start);
                _isStarted = true;
                _hasMeasured = false;
            }

            Ask(_askReady, ExecuteMs, 1, nowMs + ExecuteMs);
        }

        protected override void OnWords(byte[] answer, long nowMs)
        {
            if (_isReading)
            {
                TakeValues(answer, nowMs);
            }
            else if (Scd4xDecoder.IsReady(answer))
            {
                _isReading = true;
                Ask(_read, ExecuteMs, Scd4xDecoder.Words, nowMs);
            }
            else if (nowMs - _beginMs < PatienceMs)
            {
                Ask(_askReady, ExecuteMs, 1, nowMs + PollMs);
            }
            else
            {
                _isStarted = false;
                DoneWithout(_hasMeasured ? ReasonCode.NotAvailable : ReasonCode.WarmingUp);
            }
        }

        protected override void OnLost()
        {
            _isStarted = false;
        }

        private void TakeValues(byte[] answer, long nowMs)
        {
            double ppm;
            double celsius;
            double percent;
            int reason = Scd4xDecoder.Decode(answer, out ppm, out celsius, out percent);
            _hasMeasured = true;
            if (_stuck.IsStuck(answer, 0, Scd4xDecoder.Words * SensirionWords.Length, nowMs))
            {
                reason = ReasonCode.InstrumentFault;
            }

            if (reason != ReasonCode.None)
            {
                DoneWithout(reason);
                return;
            }

            SetValue(Scd4xDecoder.Co2Metric, ppm);
            SetValue(Scd4xDecoder.TemperatureMetric, celsius);
            SetValue(Scd4xDecoder.HumidityMetric, percent);
            if (!_climate.IsKnown(nowMs, PatienceMs))
            {
                // Warmed by its own lamp: only where nobody else says what the air is like.
                _climate.Set(celsius, percent, nowMs);
            }

            Done();
        }
    }
}
