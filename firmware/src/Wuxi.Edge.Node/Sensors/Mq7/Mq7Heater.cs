namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The cycle of an MQ-7's heater: hot, which cleans the sensor, then cool, at whose end it says what it measured (MQ-7 data sheet,
    /// table A: 60 ± 1 s at 5.0 ± 0.1 V, 90 ± 1 s at 1.4 ± 0.1 V; the value is that of the end of the 90 s). Not thread safe.
    /// </summary>
    internal sealed class Mq7Heater
    {
        internal const int HotMs = 60000;
        internal const int CoolMs = 90000;

        // The node may look late, by what the data sheet allows the phase. A hot phase that ends late only cleans longer.
        private const int LateMs = 1000;

        private readonly IOutputPin _pin;
        private readonly bool _isActiveHigh;
        private long _sinceMs;
        private bool _isHot;

        internal Mq7Heater(Mq7Options options, BusPort port, long nowMs)
        {
            _isActiveHigh = options.Driven.IsActiveHigh;
            _isHot = true;
            _sinceMs = nowMs;
            _pin = port.OpenOutput(options.Driven.Pin, _isActiveHigh);
        }

        /// <summary>The pin could be opened.</summary>
        internal bool HasPin
        {
            get { return _pin != null; }
        }

        /// <summary>Uptime at which the phase ends.</summary>
        internal long EndMs
        {
            get { return _sinceMs + (_isHot ? HotMs : CoolMs); }
        }

        /// <summary>The cool phase is over: now the sensor's voltage counts.</summary>
        internal bool IsMeasuring(long nowMs)
        {
            return !_isHot && nowMs >= EndMs && nowMs <= EndMs + LateMs;
        }

        /// <summary>Goes on after a hot phase, or after a cool one at whose end nobody could look in time.</summary>
        internal void Tick(long nowMs)
        {
            if (_isHot ? nowMs >= EndMs : nowMs > EndMs + LateMs)
            {
                Become(!_isHot, nowMs);
            }
        }

        /// <summary>Begins a cycle: the value was taken, or the sensor was gone.</summary>
        internal void Restart(long nowMs)
        {
            Become(true, nowMs);
        }

        private void Become(bool isHot, long nowMs)
        {
            _isHot = isHot;
            _sinceMs = nowMs;
            if (_pin != null)
            {
                _pin.Write(isHot == _isActiveHigh);
            }
        }
    }
}
