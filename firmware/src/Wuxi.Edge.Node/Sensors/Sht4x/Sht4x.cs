using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads an SHT4x by its binding, which measures and waits for it: a reading takes 10 ms of the node's loop. A second try follows at the next
    /// call of the loop. Not thread safe.
    /// </summary>
    internal sealed class Sht4x : Sensor
    {
        private const int Tries = 2;

        private readonly IProbe _probe;
        private readonly Climate _climate;
        private readonly StuckWatch _stuck;
        private readonly double[] _values = new double[Sht4xDecoder.Metrics.Length];
        private readonly byte[] _said = new byte[8];
        private int _tries;

        internal Sht4x(I2cOptions options, BusPort port, long nowMs)
            : base(Sht4xDecoder.Metrics.Length, nowMs)
        {
            _probe = port.OpenSht4x(options.Address);
            _climate = port.Climate;
            _stuck = new StuckWatch(options.StuckMs);
        }

        internal override void Tick(long nowMs)
        {
            if (!IsDone)
            {
                Measure(nowMs);
            }
        }

        internal override long NextMs(long nowMs)
        {
            return IsDone ? long.MaxValue : nowMs;
        }

        protected override void OnBegin(long nowMs)
        {
            _tries = 0;
            if (_probe == null)
            {
                Fail(ReasonCode.InputFailure);
            }
        }

        private void Measure(long nowMs)
        {
            StartAt(nowMs);
            int reason = _probe.Read(_values);
            if (reason != ReasonCode.None)
            {
                _tries++;
                if (_tries == Tries)
                {
                    Fail(reason);
                }

                return;
            }

            Heard(nowMs);
            reason = IsStuck(nowMs) ? ReasonCode.InstrumentFault : Sht4xDecoder.Check(_values);
            if (reason != ReasonCode.None)
            {
                SetReasonOfAll(reason);
                Done();
                return;
            }

            for (int i = 0; i < _values.Length; i++)
            {
                SetValue(i, _values[i]);
            }

            _climate.Set(_values[Sht4xDecoder.TemperatureMetric], _values[Sht4xDecoder.HumidityMetric], nowMs);
            Done();
        }

        private bool IsStuck(long nowMs)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                // A step of the sensor is more than a thousandth.
                int thousandths = (int)(_values[i] * 1000);
                for (int at = 0; at < 4; at++)
                {
                    _said[(4 * i) + at] = (byte)(thousandths >> (8 * at));
                }
            }

            return _stuck.IsStuck(_said, 0, _said.Length, nowMs);
        }

        private void Fail(int reason)
        {
            Failed();
            SetReasonOfAll(reason);
            Done();
        }
    }
}
