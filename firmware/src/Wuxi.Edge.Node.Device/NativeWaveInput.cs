using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Channels of the chip's converter with alternating currents, sampled natively, as the node sees them.</summary>
    public sealed class NativeWaveInput : AnalogShare, IWaveInput
    {
        private const int WindowMs = 1000;
        private const int LargestCount = 4095;

        /// <summary>A converter that has not delivered for this long has failed.</summary>
        private const int PatienceMs = 3000;

        private readonly NativeAnalog _converter;
        private readonly WaveWindows _windows;
        private readonly bool _hasVoltage;
        private readonly float _offsetCounts;
        private readonly float _voltsPerCount;
        private readonly float _delayUs;
        private int _pair;
        private long _deliveredMs;

        /// <param name="converter">What samples it; the input must be added to it.</param>
        /// <param name="channels">Of the converter: currents, and after them the voltage.</param>
        /// <param name="hasVoltage">Whether the last of two is the voltage of the first.</param>
        /// <param name="referenceMillivolts">Full scale, mV.</param>
        /// <param name="biasMillivolts">Voltage without current, mV.</param>
        /// <param name="delayUs">How much later the current's transducer shows an instant than the voltage's, us.</param>
        public NativeWaveInput(NativeAnalog converter, int[] channels, bool hasVoltage, int referenceMillivolts, int biasMillivolts, double delayUs)
            : base(channels, WindowMs)
        {
            _converter = converter;
            _hasVoltage = hasVoltage;
            _offsetCounts = biasMillivolts * (float)LargestCount / referenceMillivolts;
            _voltsPerCount = referenceMillivolts / 1000.0f / LargestCount;
            _delayUs = (float)delayUs;

            // Half a count within the ends, since a float need not be exact.
            float lowest = (0.5f - _offsetCounts) * _voltsPerCount;
            _windows = new WaveWindows(channels.Length, hasVoltage, lowest, (LargestCount - 0.5f - _offsetCounts) * _voltsPerCount);
        }

        public long AtMs
        {
            get { return _windows.AtMs; }
        }

        public long Clipped
        {
            get { return _windows.Clipped; }
        }

        public double ActivePower
        {
            get { return _windows.OfPair(0); }
        }

        public double ApparentPower
        {
            get { return _windows.OfPair(1); }
        }

        public double Hertz
        {
            get { return _windows.OfPair(3); }
        }

        internal override bool IsWave
        {
            get { return true; }
        }

        internal override bool IsPair
        {
            get { return _hasVoltage; }
        }

        public int Take(long nowMs)
        {
            _converter.Advance(nowMs, PatienceMs);
            if (!_windows.Next())
            {
                return nowMs - _deliveredMs > PatienceMs ? AnalogState.Failed : AnalogState.Waiting;
            }

            _deliveredMs = nowMs;
            return AnalogState.Ready;
        }

        public double Mean(int channel)
        {
            return _windows.Mean(channel);
        }

        public double Rms(int channel)
        {
            double mean = _windows.Mean(channel);
            return NodeMath.Root(_windows.Square(channel) - (mean * mean));
        }

        internal override void Take(float[] values, int pairsAt, long atMs, long lost)
        {
            if (!_hasVoltage)
            {
                _windows.Add(values, ValuesOfOne * First, Windows, lost, atMs);
            }
            else if (pairsAt > 0)
            {
                // The driver has put a second together already.
                if (_windows.Add(values, ValuesOfOne * First, 1, 0, atMs))
                {
                    _windows.SetPair(values, pairsAt + (ValuesOfOne * _pair));
                }
            }
        }

        protected override void OnBegin(SampledAnalog driver, int pair, float turnUs, int windowMs, long nowMs)
        {
            for (int i = 0; i < ChannelCount; i++)
            {
                driver.Calibrate(First + i, _offsetCounts, _voltsPerCount);
            }

            if (_hasVoltage)
            {
                // The channels are sampled in turn, the current's before the voltage's.
                driver.Pair(pair, First + 1, First, _delayUs + turnUs);
            }

            _pair = pair;
            _deliveredMs = nowMs;
            _windows.Clear();
        }
    }
}
