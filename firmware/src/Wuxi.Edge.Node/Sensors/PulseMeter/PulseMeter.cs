using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads the pulses of a meter, which the native driver counts and keeps; so a reading is done at once. An input that does not open or
    /// that fails is bad; one whose wire is broken cannot be told from a meter that stands still. Not thread safe.
    /// </summary>
    internal sealed class PulseMeter : Sensor
    {
        /// <summary>As often as the native driver writes by itself, so that the flash outlives the node.</summary>
        private const int KeepMs = 10000;

        private readonly PulseMeterOptions _options;
        private readonly BusPort _port;
        private long _keptMs = -KeepMs;
        private long _keptPulses = -1;

        internal PulseMeter(PulseMeterOptions options, BusPort port, long nowMs)
            : base(PulseMeterDecoder.Metrics.Length, nowMs)
        {
            _options = options;
            _port = port;
            _port.OpenPulses();
        }

        internal override void Tick(long nowMs)
        {
        }

        internal override long NextMs(long nowMs)
        {
            return long.MaxValue;
        }

        protected override void OnBegin(long nowMs)
        {
            long pulses = _port.Pulses == null ? -1 : _port.Pulses.Total;
            long millihertz = _port.Pulses == null ? -1 : _port.Pulses.RateMillihertz;
            if (pulses < 0 || millihertz < 0)
            {
                SetReasonOfAll(ReasonCode.InputFailure);
                Failed();
            }
            else
            {
                Heard(nowMs);
                Keep(pulses, nowMs);
                SetValue(PulseMeterDecoder.TotalMetric, PulseMeterDecoder.Total(pulses, _options));
                SetValue(PulseMeterDecoder.RateMetric, PulseMeterDecoder.Rate(millihertz, _options));
            }

            Done();
        }

        /// <summary>A total that is recorded must not be a smaller one after a power cut.</summary>
        private void Keep(long pulses, long nowMs)
        {
            if (IsWanted(PulseMeterDecoder.TotalMetric) && pulses != _keptPulses && nowMs - _keptMs >= KeepMs)
            {
                _keptPulses = pulses;
                _keptMs = nowMs;
                _port.Pulses.Keep();
            }
        }
    }
}
