using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// ADC channels that are sampled natively at a fixed rate; C# collects finished windows: mean, RMS, minimum and maximum of every
    /// channel, and power of voltage and current pairs. One at a time on a board, whose converter is one. For the node's one loop.
    /// </summary>
    public sealed class SampledAnalog : IDisposable
    {
        /// <summary>Most floats of a window.</summary>
        public const int MostValues = 24;

        private readonly long[] _info = new long[4];
        private int _handle;

        /// <param name="channels">1 to 4 channels of the converter.</param>
        /// <param name="rateHz">Samples a second of each channel, 100…10000.</param>
        /// <param name="windowSamples">Samples of each channel that make a window, 2…65535.</param>
        /// <exception cref="NativeException">The board has no such channel, or a parameter is out of range.</exception>
        public SampledAnalog(int[] channels, int rateHz, int windowSamples)
        {
            _handle = SampledAnalogNative.Open(channels, rateHz, windowSamples);
            if (_handle < 0)
            {
                throw new NativeException("the analog inputs", _handle);
            }
        }

        /// <summary>Uptime at the end of the window that was taken last, us.</summary>
        public long TimeUs { get; private set; }

        /// <summary>Samples of each channel in it.</summary>
        public long Samples { get; private set; }

        /// <summary>Windows that did not fit into the ring, between the last two that were taken.</summary>
        public long LostBefore { get; private set; }

        /// <summary>Samples at an end of the converter's range.</summary>
        public long Clipped { get; private set; }

        /// <summary>value = (counts - offset) * unitsPerCount. Before <see cref="Start"/>.</summary>
        public void Calibrate(int channel, float offsetCounts, float unitsPerCount)
        {
            Check(SampledAnalogNative.Calibrate(_handle, channel, offsetCounts, unitsPerCount));
        }

        /// <summary>Makes a voltage and a current channel a pair whose power is worked out. Before <see cref="Start"/>.</summary>
        /// <param name="pair">0, then 1.</param>
        /// <param name="voltageChannel">Index among the channels.</param>
        /// <param name="currentChannel">Index among the channels.</param>
        /// <param name="phaseUs">How much later the current is seen than the voltage, us, -1000…1000.</param>
        public void Pair(int pair, int voltageChannel, int currentChannel, float phaseUs)
        {
            Check(SampledAnalogNative.Pair(_handle, pair, voltageChannel, currentChannel, phaseUs));
        }

        /// <summary>
        /// Makes the window of the pairs and their channels so many windows of the others. Before <see cref="Start"/>. Each channel in no
        /// pair then has plain windows.
        /// </summary>
        /// <param name="windows">1 and more; 65535 samples in all.</param>
        public void PairWindows(int windows)
        {
            Check(SampledAnalogNative.PairWindows(_handle, windows));
        }

        /// <summary>Begins to sample.</summary>
        public void Start()
        {
            Check(SampledAnalogNative.Start(_handle));
        }

        /// <summary>Takes the oldest window. The number of floats; negative when there is none.</summary>
        /// <param name="values">At least <see cref="MostValues"/>; for each channel mean, RMS, minimum, maximum, for each pair P, S, power factor, frequency. Where the window of the pairs does not end, those of their channels are 0 and those of the pairs are not there.</param>
        public int Take(float[] values)
        {
            int count = SampledAnalogNative.Take(_handle, values, _info);
            if (count >= 0)
            {
                TimeUs = _info[0];
                Samples = _info[1];
                LostBefore = _info[2];
                Clipped = _info[3];
            }

            return count;
        }

        public void Dispose()
        {
            if (_handle >= 0)
            {
                SampledAnalogNative.Close(_handle);
                _handle = -1;
            }
        }

        private static void Check(int code)
        {
            if (code < 0)
            {
                throw new NativeException("the analog inputs", code);
            }
        }
    }
}
