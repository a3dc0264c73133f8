using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Currents by clamps, and with a voltage the power and energy of one phase. Without it, the apparent power at the nominal voltage, which
    /// is an estimate and has a name of its own. The energy begins at 0 when the node starts; what is fed back is not in it. Not thread safe.
    /// </summary>
    internal sealed class CtClamp : CurrentClamp
    {
        private const int WattsPerKilowatt = 1000;
        private const double MillisecondsPerHour = 3600000;

        /// <summary>Windows that were lost are taken to have been like the next one, but no more than this.</summary>
        private const int LongestGapMs = 15000;

        private readonly CtClampOptions _options;
        private readonly int _currents;
        private readonly int _voltage;
        private readonly int _referenceMillivolts;
        private readonly double[] _amperes = new double[3];
        private readonly int[] _reasons = new int[4];
        private double _kilowattHours;
        private long _atMs = -1;

        internal CtClamp(CtClampOptions options, int currents, bool hasVoltage, int referenceMillivolts, BusPort port, long nowMs)
            : base(ClampMetrics.Names.Length, port, options.DelayUs, nowMs)
        {
            _options = options;
            _currents = currents;
            _voltage = hasVoltage ? currents : -1;
            _referenceMillivolts = referenceMillivolts;
            SetReasonOfAll(ReasonCode.NotAvailable);
        }

        private double Kilowatts
        {
            get { return Waves.ActivePower * _options.AmperesPerVolt * _options.VoltageRatio / WattsPerKilowatt; }
        }

        protected override void OnWindow(long atMs)
        {
            int channels = _voltage < 0 ? _currents : _currents + 1;
            for (int i = 0; i < channels; i++)
            {
                _reasons[i] = CurrentClampDecoder.Reason(Waves, i, _referenceMillivolts);
            }

            for (int i = 0; i < _currents; i++)
            {
                _amperes[i] = Waves.Rms(i) * _options.AmperesPerVolt;
            }

            if (_voltage >= 0)
            {
                AddEnergy(atMs);
            }
        }

        protected override void OnLost()
        {
            _atMs = -1;
        }

        protected override void OnRead()
        {
            SetReasonOfAll(ReasonCode.NotAvailable);
            int worst = ReasonCode.None;
            double sum = 0;
            for (int i = 0; i < _currents; i++)
            {
                Set(ClampMetrics.CurrentA + i, _reasons[i], _amperes[i]);
                worst = _reasons[i] == ReasonCode.None ? worst : _reasons[i];
                sum += _amperes[i];
            }

            if (_voltage < 0)
            {
                Set(ClampMetrics.EstimatedApparentPower, worst, sum * _options.NominalVolts / WattsPerKilowatt);
            }
            else
            {
                ReadPower(worst);
            }
        }

        private void ReadPower(int reasonOfCurrent)
        {
            int reasonOfVoltage = _reasons[_voltage];
            int reason = reasonOfVoltage == ReasonCode.None ? reasonOfCurrent : reasonOfVoltage;
            double apparent = Waves.ApparentPower * _options.AmperesPerVolt * _options.VoltageRatio / WattsPerKilowatt;
            Set(ClampMetrics.Voltage, reasonOfVoltage, Waves.Rms(_voltage) * _options.VoltageRatio);
            Set(ClampMetrics.ActivePower, reason, Kilowatts);
            Set(ClampMetrics.ApparentPower, reason, apparent);

            // Without mains there is no frequency, and without power no factor of it.
            bool hasMains = Waves.Hertz > 0;
            Set(ClampMetrics.Frequency, reasonOfVoltage == ReasonCode.None && !hasMains ? ReasonCode.OutOfRange : reasonOfVoltage, Waves.Hertz);
            Set(
                ClampMetrics.PowerFactor,
                reason == ReasonCode.None && !(hasMains && apparent > 0) ? ReasonCode.OutOfRange : reason,
                apparent > 0 ? Kilowatts / apparent : 0);
            SetValue(ClampMetrics.ActiveEnergy, _kilowattHours);
        }

        private void AddEnergy(long atMs)
        {
            bool isGood = _reasons[0] == ReasonCode.None && _reasons[_voltage] == ReasonCode.None;
            if (isGood && _atMs >= 0 && Kilowatts > 0)
            {
                long spanMs = atMs - _atMs;
                _kilowattHours += Kilowatts * (spanMs > LongestGapMs ? LongestGapMs : spanMs) / MillisecondsPerHour;
            }

            _atMs = atMs;
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
