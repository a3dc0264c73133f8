using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads a smoke transmitter at the moment it is asked to. A loop outside the live band means that nothing is heard of the
    /// transmitter, which is a fault of its own and never "no smoke". Not thread safe.
    /// </summary>
    internal sealed class Smoke420 : Sensor
    {
        private const int OpticalDensity = 0;

        private readonly Smoke420Options _options;
        private readonly BusPort _port;

        internal Smoke420(Smoke420Options options, BusPort port, long nowMs)
            : base(Smoke420Decoder.Metrics.Length, nowMs)
        {
            _options = options;
            _port = port;
        }

        internal override void Tick(long nowMs)
        {
            // A reading ends where it begins.
        }

        internal override long NextMs(long nowMs)
        {
            return long.MaxValue;
        }

        protected override void OnBegin(long nowMs)
        {
            double volts = _port.Analog == null ? -1 : _port.Analog.ReadVolts();
            double density = 0;
            int reason = volts < 0
                ? ReasonCode.InputFailure
                : Smoke420Decoder.Decode(Smoke420Decoder.Milliamperes(volts, _port.Settings.ShuntOhms), _options, out density);
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
    }
}
