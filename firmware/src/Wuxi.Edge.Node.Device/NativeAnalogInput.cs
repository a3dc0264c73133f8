using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>One channel of the chip's converter, sampled natively, as the node sees it.</summary>
    public sealed class NativeAnalogInput : IAnalogInput, IDisposable
    {
        /// <summary>Samples a second: 20 in a period of the mains.</summary>
        public const int RateHz = 1000;

        private const int LargestCount = 4095;

        /// <summary>A converter that has not delivered for this long, or ten windows, has failed.</summary>
        private const int PatienceMs = 500;

        private readonly SampledAnalog _driver;
        private readonly float[] _values = new float[SampledAnalog.MostValues];
        private readonly int _windowMs;
        private long _deliveredMs;
        private bool _isNew;

        /// <summary>Opens the channel; lets out what <see cref="SampledAnalog"/> throws.</summary>
        /// <param name="channel">Of the converter.</param>
        /// <param name="referenceMillivolts">Full scale, mV.</param>
        /// <param name="windowMs">Length of a window.</param>
        /// <param name="nowMs">Uptime.</param>
        public NativeAnalogInput(int channel, int referenceMillivolts, int windowMs, long nowMs)
        {
            _windowMs = windowMs;
            _deliveredMs = nowMs;
            _driver = new SampledAnalog(new[] { channel }, RateHz, windowMs * RateHz / 1000);
            _driver.Calibrate(0, 0, referenceMillivolts / 1000.0f / LargestCount);
            _driver.Start();
        }

        public double Volts { get; private set; }

        public double LowestVolts { get; private set; }

        public double HighestVolts { get; private set; }

        public long AtMs { get; private set; }

        public int Read(long nowMs)
        {
            while (_driver.Take(_values) > 0)
            {
                Volts = _values[0];
                LowestVolts = _values[2];
                HighestVolts = _values[3];
                AtMs = _driver.TimeUs / 1000;
                _deliveredMs = AtMs;
                _isNew = true;
            }

            if (nowMs - _deliveredMs > PatienceMs + (10 * _windowMs))
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

        public void Dispose()
        {
            _driver.Dispose();
        }
    }
}
