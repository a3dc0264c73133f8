namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>How long the native driver takes for an axis. Thread safe.</summary>
    internal static class VibrationTurn
    {
        private const int SlowestOfVelocity = 2560;
        private const int LargestDecimation = 8;
        private const int LeastOfEnvelope = 4;
        private const int Burst = 4144;
        private const int Bands = 4096;
        private const int MillisecondsPerSecond = 1000;

        /// <summary>Length of a turn, ms, rounded up (native/core/vibration_fifo/README.md, "How it works").</summary>
        internal static int Milliseconds(int rateHz)
        {
            int decimation = LargestDecimation;
            while (decimation > 1 && rateHz / decimation < SlowestOfVelocity)
            {
                decimation /= 2;
            }

            int ofEnvelope = decimation > LeastOfEnvelope ? decimation : LeastOfEnvelope;
            int segments = decimation > 1 ? decimation / 2 : 1;
            long samples = (Burst * (decimation + ofEnvelope)) + (Bands * segments);
            return (int)(((samples * MillisecondsPerSecond) + rateHz - 1) / rateHz);
        }
    }
}
