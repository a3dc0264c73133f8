using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>One channel of the chip's converter, sampled natively, as the node sees it.</summary>
    public sealed class NativeAnalogInput : AnalogShare, IAnalogInput
    {
        private const int LargestCount = 4095;

        /// <summary>A converter that has not delivered for this long, or ten windows, has failed.</summary>
        private const int PatienceMs = 500;

        private readonly NativeAnalog _converter;
        private readonly int _referenceMillivolts;
        private int _windowMs;

        // The window in progress: how many of the driver's are over, how many of them are in it, and what those say.
        private long _over;
        private int _taken;
        private double _sum;
        private double _lowest;
        private double _highest;
        private bool _isNew;

        /// <param name="converter">What samples it; the input must be added to it.</param>
        /// <param name="channel">Of the converter.</param>
        /// <param name="referenceMillivolts">Full scale, mV.</param>
        /// <param name="windowMs">Length of a window; what it is in the end may be shorter by less than half, see <see cref="NativeAnalog"/>.</param>
        public NativeAnalogInput(NativeAnalog converter, int channel, int referenceMillivolts, int windowMs)
            : base(new[] { channel }, windowMs)
        {
            _converter = converter;
            _referenceMillivolts = referenceMillivolts;
        }

        public double Volts { get; private set; }

        public double LowestVolts { get; private set; }

        public double HighestVolts { get; private set; }

        public long AtMs { get; private set; }

        public int Read(long nowMs)
        {
            if (!_converter.Advance(nowMs, PatienceMs + (10 * _windowMs)))
            {
                return AnalogState.Failed;
            }

            // After a long pause of the loop the ring holds windows of its beginning: they are no values of now.
            if (!_isNew || nowMs - AtMs > 2 * _windowMs)
            {
                return AnalogState.Waiting;
            }

            _isNew = false;
            return AnalogState.Ready;
        }

        internal override void Take(float[] values, int pairsAt, long atMs, long lost)
        {
            _over += lost;
            if (_over >= Windows || _taken == 0)
            {
                // The end of the one in progress was lost, or the beginning of the next.
                _over = 0;
                _taken = 0;
                _sum = 0;
            }

            int at = ValuesOfOne * First;
            double lowest = values[at + 2];
            double highest = values[at + 3];
            _sum += values[at];
            _lowest = _taken == 0 || lowest < _lowest ? lowest : _lowest;
            _highest = _taken == 0 || highest > _highest ? highest : _highest;
            _taken++;
            _over++;
            if (_over == Windows)
            {
                Volts = _sum / _taken;
                LowestVolts = _lowest;
                HighestVolts = _highest;
                AtMs = atMs;
                _isNew = true;
                _over = 0;
                _taken = 0;
            }
        }

        protected override void OnBegin(SampledAnalog driver, int pair, float turnUs, int windowMs, long nowMs)
        {
            driver.Calibrate(First, 0, _referenceMillivolts / 1000.0f / LargestCount);
            _windowMs = windowMs;
            _over = 0;
            _taken = 0;
            _isNew = false;
        }
    }
}
