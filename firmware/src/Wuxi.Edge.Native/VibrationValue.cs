namespace Wuxi.Edge.Native
{
    /// <summary>
    /// What stands where in the values of a vibration window. The first <see cref="Plain"/> are of every axis in every window, the others
    /// of the axis whose turn the window was. The numbers are those of the native face; native/core/vibration_fifo/README.md has the formulas.
    /// </summary>
    public static class VibrationValue
    {
        /// <summary>About the mean, m/s².</summary>
        public const int AccelerationRms = 0;

        /// <summary>Largest deviation from the mean, m/s².</summary>
        public const int AccelerationPeak = 1;

        /// <summary>Peak / RMS; 0 when the RMS is below one count.</summary>
        public const int CrestFactor = 2;

        /// <summary>3 for Gaussian noise; 0 when the RMS is below one count.</summary>
        public const int Kurtosis = 3;

        /// <summary>With gravity, m/s².</summary>
        public const int AccelerationMean = 4;

        /// <summary>Samples at the ends of the range.</summary>
        public const int Clipped = 5;

        /// <summary>How many values a window has that is not of the axis' turn.</summary>
        public const int Plain = 6;

        /// <summary>mm/s, 10…1000 Hz; from 2 Hz for shafts below 10 Hz.</summary>
        public const int VelocityRms = 6;

        /// <summary>First of <see cref="Bands"/> octave bands, m/s² RMS: rate/512…rate/256, …, rate/4…rate/2.</summary>
        public const int Band = 7;

        /// <summary>Octave bands.</summary>
        public const int Bands = 8;

        /// <summary>Mean amplitude of the ringing, m/s².</summary>
        public const int EnvelopeMean = 15;

        /// <summary>Hz between the lines of the envelope's spectrum; two lines apart is what is resolved.</summary>
        public const int EnvelopeSpacing = 16;

        /// <summary>The strongest line of the envelope, Hz.</summary>
        public const int StrongestHertz = 17;

        /// <summary>Its strength, m/s² RMS.</summary>
        public const int StrongestRms = 18;

        /// <summary>First of the lines that were asked for, m/s² RMS; a window ends after the last of them.</summary>
        public const int Line = 19;

        /// <summary>Lines that may be asked for.</summary>
        public const int Lines = 8;
    }
}
