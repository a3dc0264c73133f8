using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// An accelerometer whose FIFO is drained natively; C# collects windows of condition features: acceleration, velocity, octave bands
    /// and lines of the envelope. The axes have turns of 3 to 31 s, and each turn gives a window of every axis. For the node's one loop.
    /// </summary>
    public sealed class VibrationFifo : IDisposable
    {
        /// <summary>Most floats of a window.</summary>
        public const int MostValues = 27;

        private readonly long[] _info = new long[4];
        private int _handle;

        /// <param name="part">One of <see cref="VibrationPart"/>.</param>
        /// <param name="bus">N of SPIN, 1…</param>
        /// <param name="chipSelectPin">Pin.</param>
        /// <param name="rateHz">Samples a second, 800…26700.</param>
        /// <param name="rangeG">Full scale, one of the part's, g.</param>
        /// <param name="shaftMillihertz">Speed of the shaft; 0: not known. Below 10000 the velocity's band begins at 2 Hz.</param>
        /// <exception cref="NativeException">The board has no such part there, or a parameter is out of range.</exception>
        public VibrationFifo(int part, int bus, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz)
        {
            _handle = VibrationFifoNative.Open(part, bus, chipSelectPin, rateHz, rangeG, shaftMillihertz);
            if (_handle < 0)
            {
                throw new NativeException("the accelerometer at pin " + chipSelectPin.ToString(), _handle);
            }
        }

        /// <summary>Uptime at the last sample of the window that was taken last, us.</summary>
        public long TimeUs { get; private set; }

        /// <summary>Its axis: 0 x, 1 y, 2 z.</summary>
        public int Axis { get; private set; }

        /// <summary>Samples in it.</summary>
        public long Samples { get; private set; }

        /// <summary>Windows that did not fit into the ring of 8, between the last two that were taken.</summary>
        public long LostBefore { get; private set; }

        /// <summary>Asks for a line of the envelope's spectrum from the next turn on.</summary>
        /// <param name="index">0…7.</param>
        /// <param name="millihertz">Frequency; 0 takes it off.</param>
        /// <returns>False when the frequency is none of the envelope's.</returns>
        public bool Line(int index, int millihertz)
        {
            return VibrationFifoNative.Lines(_handle, index, millihertz) >= 0;
        }

        /// <summary>Takes the oldest window. The number of floats; negative when there is none.</summary>
        /// <param name="values">At least <see cref="MostValues"/>; what stands where says <see cref="VibrationValue"/>.</param>
        public int Take(float[] values)
        {
            int count = VibrationFifoNative.Take(_handle, values, _info);
            if (count >= 0)
            {
                TimeUs = _info[0];
                Axis = (int)_info[1];
                Samples = _info[2];
                LostBefore = _info[3];
            }

            return count;
        }

        /// <summary>A count, one of <see cref="VibrationCounter"/>.</summary>
        public long Count(int counter)
        {
            return VibrationFifoNative.Counter(_handle, counter);
        }

        public void Dispose()
        {
            if (_handle >= 0)
            {
                VibrationFifoNative.Close(_handle);
                _handle = -1;
            }
        }
    }
}
