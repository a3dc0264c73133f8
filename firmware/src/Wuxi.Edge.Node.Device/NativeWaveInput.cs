using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Channels of the chip's converter with alternating currents, sampled natively, as the node sees them.</summary>
    public sealed class NativeWaveInput : IWaveInput, IDisposable
    {
        /// <summary>Samples a second of each channel: what the driver's accuracy is stated for.</summary>
        public const int RateHz = 4000;

        private const int WindowSamples = RateHz;
        private const float LargestCount = 4095;
        private const int MicrosecondsPerSecond = 1000000;
        private const int ValuesOfChannel = 4;

        /// <summary>A converter that has not delivered for this long has failed.</summary>
        private const int PatienceMs = 3000;

        private readonly SampledAnalog _driver;
        private readonly float[] _values = new float[SampledAnalog.MostValues];
        private readonly int _pair;
        private long _deliveredMs;

        /// <summary>Opens the channels; lets out what <see cref="SampledAnalog"/> throws.</summary>
        /// <param name="channels">Of the converter: currents, and after them the voltage.</param>
        /// <param name="hasVoltage">Whether the last of two is the voltage of the first.</param>
        /// <param name="referenceMillivolts">Full scale, mV.</param>
        /// <param name="biasMillivolts">Voltage without current, mV.</param>
        /// <param name="delayUs">How much later the current's transducer shows an instant than the voltage's, us.</param>
        /// <param name="nowMs">Uptime.</param>
        public NativeWaveInput(int[] channels, bool hasVoltage, int referenceMillivolts, int biasMillivolts, double delayUs, long nowMs)
        {
            _deliveredMs = nowMs;
            _pair = ValuesOfChannel * channels.Length;
            _driver = new SampledAnalog(channels, RateHz, WindowSamples);
            for (int i = 0; i < channels.Length; i++)
            {
                _driver.Calibrate(i, biasMillivolts * LargestCount / referenceMillivolts, referenceMillivolts / 1000.0f / LargestCount);
            }

            if (hasVoltage)
            {
                // The channels are sampled in turn, the current's before the voltage's.
                float turnUs = (float)MicrosecondsPerSecond / (RateHz * channels.Length);
                _driver.Pair(0, 1, 0, (float)delayUs + turnUs);
            }

            _driver.Start();
        }

        public long AtMs { get; private set; }

        public long Clipped { get; private set; }

        public double ActivePower
        {
            get { return _values[_pair]; }
        }

        public double ApparentPower
        {
            get { return _values[_pair + 1]; }
        }

        public double Hertz
        {
            get { return _values[_pair + 3]; }
        }

        public int Take(long nowMs)
        {
            if (_driver.Take(_values) <= 0)
            {
                return nowMs - _deliveredMs > PatienceMs ? AnalogState.Failed : AnalogState.Waiting;
            }

            AtMs = _driver.TimeUs / 1000;
            Clipped = _driver.Clipped;
            _deliveredMs = nowMs;
            return AnalogState.Ready;
        }

        public double Mean(int channel)
        {
            return _values[ValuesOfChannel * channel];
        }

        public double Rms(int channel)
        {
            double mean = _values[ValuesOfChannel * channel];
            double rms = _values[(ValuesOfChannel * channel) + 1];
            return NodeMath.Root((rms * rms) - (mean * mean));
        }

        public void Dispose()
        {
            _driver.Dispose();
        }
    }
}
