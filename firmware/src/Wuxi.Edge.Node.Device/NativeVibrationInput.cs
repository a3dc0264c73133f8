using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>An accelerometer whose FIFO is drained natively, as the node sees it.</summary>
    public sealed class NativeVibrationInput : IVibrationInput, IDisposable
    {
        private readonly VibrationFifo _driver;

        /// <summary>Opens the part; lets out what <see cref="VibrationFifo"/> throws.</summary>
        /// <param name="part">One of <see cref="VibrationPart"/>.</param>
        /// <param name="spi">N of SPIN.</param>
        /// <param name="chipSelectPin">Pin.</param>
        /// <param name="rateHz">Samples a second.</param>
        /// <param name="rangeG">Full scale, g.</param>
        /// <param name="shaftMillihertz">Speed of the shaft; 0: not known.</param>
        public NativeVibrationInput(int part, int spi, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz)
        {
            _driver = new VibrationFifo(part, spi, chipSelectPin, rateHz, rangeG, shaftMillihertz);
        }

        public int Axis
        {
            get { return _driver.Axis; }
        }

        public long AtMs
        {
            get { return _driver.TimeUs / 1000; }
        }

        public long Damaged
        {
            get { return _driver.Count(VibrationCounter.TurnsDiscarded) + _driver.Count(VibrationCounter.Garbage); }
        }

        public int Take(float[] values)
        {
            return _driver.Take(values);
        }

        public void Dispose()
        {
            _driver.Dispose();
        }
    }
}
